"""The command line. Exit 0 success, 1 a fault or refusal, 2 usage, 3 nothing scored."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import List, Optional, Sequence

from . import batch
from .answers import Algorithm, Job, JobState
from .client import RESEARCH_USE_ONLY, TaceScoreClient, Upload
from .errors import ClientError, ProblemError
from .transport import Connection

_NOTHING_SCORED = 3


def main(arguments: Optional[Sequence[str]] = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        client = TaceScoreClient(_connection(options))
        return options.run(client, options)
    except ClientError as e:
        print("tacescoreclient: %s" % e, file=sys.stderr)
        return 1
    except OSError as e:
        print("tacescoreclient: %s" % e, file=sys.stderr)
        return 1


def _connection(options: argparse.Namespace) -> Connection:
    """The token comes from the environment or a file: arguments are seen by every user."""
    token = os.environ.get("TACESCORE_TOKEN", "")
    if options.token_file:
        with open(options.token_file, encoding="utf-8") as file:
            token = file.read().strip()
    return Connection(options.url, token, options.proxy, options.ca_file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tacescoreclient",
        description="Sends segmentations to a TACEscore worker. " + RESEARCH_USE_ONLY,
    )
    parser.add_argument("--url", default=os.environ.get("TACESCORE_URL", "http://127.0.0.1:8080"))
    parser.add_argument("--token-file", default="", help="else TACESCORE_TOKEN")
    parser.add_argument("--proxy", default=None, help="an URL; '' for none at all")
    parser.add_argument("--ca-file", default="", help="PEM file of a private authority")
    commands = parser.add_subparsers(dest="command", required=True)

    _command(commands, "status", _status, "version, recipes and queue of the worker")
    studies = _command(commands, "studies", _studies, "studies that the worker has")
    studies.add_argument("--study", default="")
    studies.add_argument("--patient-id", default="")
    _upload_options(_command(commands, "upload", _upload, "send a segmentation"))
    start = _command(commands, "start", _start, "score the study of sent segmentations")
    start.add_argument("segmentation", nargs="+")
    score = _command(commands, "score", _score, "send, start, wait and print")
    _upload_options(score)
    _limit(score)
    wait = _job_command(commands, "wait", _wait, "follow a job, also of an earlier call")
    _limit(wait)
    _job_command(commands, "job", _job, "where a job stands")
    _job_command(commands, "cancel", _cancel, "end a job")
    _job_command(commands, "result", _result, "the whole result as JSON")
    heat = _job_command(commands, "heatmaps", _heat_maps, "write a job's heat maps as NRRD")
    heat.add_argument("--out", default="")
    objects = _job_command(commands, "objects", _objects, "write a job's DICOM objects")
    objects.add_argument("--out", default="")
    many = _command(commands, "batch", _batch, "score the cases of a CSV list")
    many.add_argument("--list", required=True)
    many.add_argument("--out", required=True)
    many.add_argument("--author", default="")
    _limit(many)
    return parser


def _command(commands, name, run, text):
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    return command


def _job_command(commands, name, run, text):
    command = _command(commands, name, run, text)
    command.add_argument("job", help="a job's id, or the UID of its study")
    return command


def _limit(command: argparse.ArgumentParser) -> None:
    command.add_argument("--limit", type=float, default=3600.0, help="seconds to wait")


def _upload_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file")
    command.add_argument("--study", required=True)
    command.add_argument("--series", required=True)
    command.add_argument("--author", required=True)
    command.add_argument(
        "--algorithm", choices=[a.value for a in Algorithm], default=Algorithm.MANUAL.value
    )
    command.add_argument("--algorithm-name", default="")
    command.add_argument("--frame-of-reference", default="")
    command.add_argument("--phase", default="")
    command.add_argument(
        "--role", action="append", default=[], metavar="SEGMENT=ROLE", help="e.g. 'Segment_1=tumour'"
    )


def _upload_of(options: argparse.Namespace) -> Upload:
    roles = {}
    for entry in options.role:
        name, equals, role = entry.rpartition("=")
        if not equals or not name:
            raise ClientError("--role is SEGMENT=ROLE, got %r" % entry)
        roles[name] = role
    return Upload(
        options.file,
        options.study,
        options.series,
        options.author,
        Algorithm(options.algorithm),
        options.algorithm_name,
        options.frame_of_reference,
        options.phase,
        roles,
    )


def _status(client: TaceScoreClient, options: argparse.Namespace) -> int:
    status = client.status()
    print("%s\n%s" % (RESEARCH_USE_ONLY, status.version))
    for recipe in status.recipes:
        print("recipe %s" % recipe)
    for state, count in sorted(status.queue.items()):
        print("%s %d" % (state, count))
    return 0


def _studies(client: TaceScoreClient, options: argparse.Namespace) -> int:
    for study in client.studies(options.study, options.patient_id):
        print("study %s%s" % (study.study_instance_uid, " region" if study.region_present else ""))
        for series in study.series:
            print(
                "  series %s %s %d %s"
                % (series.series_instance_uid, series.modality, series.instances, series.phase)
            )
    return 0


def _upload(client: TaceScoreClient, options: argparse.Namespace) -> int:
    _tell(client.upload(_upload_of(options)))
    return 0


def _tell(segmentation) -> None:
    print("segmentation %s" % segmentation.segmentation_id)
    print("sop-instance-uid %s" % segmentation.sop_instance_uid)
    for segment in segmentation.segments:
        print(
            "segment %d %s %s %d voxels %.1f mm3"
            % (segment.number, segment.role, segment.label, segment.voxels, segment.volume_mm3)
        )
    for warning in segmentation.warnings:
        print("warning: %s" % warning)


def _start(client: TaceScoreClient, options: argparse.Namespace) -> int:
    job = client.start(options.segmentation)
    print("job %s %s" % (job.job_id, job.state.value))
    return 0


def _score(client: TaceScoreClient, options: argparse.Namespace) -> int:
    segmentation = client.upload(_upload_of(options))
    _tell(segmentation)
    started = client.start([segmentation.segmentation_id])
    return _follow(client, started.job_id, options.limit)


def _wait(client: TaceScoreClient, options: argparse.Namespace) -> int:
    return _follow(client, options.job, options.limit)


def _follow(client: TaceScoreClient, job_id: str, limit: float) -> int:
    job = client.wait(job_id, limit, progress=_progress)
    return _print_job(job)


def _progress(job: Job) -> None:
    print("job %s %s" % (job.job_id, job.state.value), file=sys.stderr)


def _job(client: TaceScoreClient, options: argparse.Namespace) -> int:
    _print_job(client.job(options.job))
    return 0


def _cancel(client: TaceScoreClient, options: argparse.Namespace) -> int:
    _print_job(client.cancel(options.job))
    return 0


def _print_job(job: Job) -> int:
    print(RESEARCH_USE_ONLY)
    print("job %s %s %s" % (job.job_id, job.state.value, job.error))
    for recipe in job.recipes:
        for warning in recipe.warnings:
            print("%s warning: %s" % (recipe.recipe, warning))
        for score in recipe.scores:
            value = "" if score.value is None else "%.6g" % score.value
            print(
                "%s %s (%s) %s [%s] %s %s %s"
                % (
                    recipe.recipe,
                    recipe.version,
                    recipe.status,
                    score.name,
                    score.level,
                    value,
                    score.unit,
                    score.group,
                )
            )
        if recipe.refusal is not None:
            print("%s %s: %s" % (recipe.recipe, recipe.refusal.code, recipe.refusal.sentence))
    return 0 if job.state is JobState.DONE else _NOTHING_SCORED


def _result(client: TaceScoreClient, options: argparse.Namespace) -> int:
    json.dump(client.result(options.job), sys.stdout, indent=2, sort_keys=True)
    print()
    return 0


def _heat_maps(client: TaceScoreClient, options: argparse.Namespace) -> int:
    for heat in client.heat_maps(options.job):
        print(
            "%d %s series %s slices %d to %d"
            % (heat.number, heat.name, heat.series_instance_uid, heat.first_slice, heat.last_slice)
        )
        if options.out:
            path = os.path.join(options.out, "heatmap-%d.nrrd" % heat.number)
            _write(path, client.heat_map(options.job, heat.number))
    return 0


def _objects(client: TaceScoreClient, options: argparse.Namespace) -> int:
    for made in client.objects(options.job):
        print("%d %s %s" % (made.number, made.role, made.sop_instance_uid))
        if options.out:
            path = os.path.join(options.out, "%02d-%s.dcm" % (made.number, made.role))
            _write(path, client.object(options.job, made.number))
    return 0


def _write(path: str, content: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def _batch(client: TaceScoreClient, options: argparse.Namespace) -> int:
    cases = batch.read_cases(options.list, options.author)
    states: List[str] = []

    def told(case, line):
        states.append(line["state"])
        print("%s: %s" % (case.name, line["state"]), file=sys.stderr)

    written = batch.run(client, cases, options.out, options.limit, progress=told)
    print("%d of %d cases, %d new" % (len(cases), len(cases), written))
    return 0 if not states or "DONE" in states else _NOTHING_SCORED
