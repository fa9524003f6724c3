# What R says of a table: a line for each place of an answer: name, place, tolerance, numbers.
suppressMessages({library(survival); library(pROC); library(glmnet); library(maxstat)})
options(warn = -1)
d <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
put <- function(name, place, tolerance, values) {
  cat(name, place, tolerance, sprintf("%.17g", as.numeric(values)), "\n")
}

a <- roc(d$y, d$p1, direction = "<", quiet = TRUE)
b <- roc(d$y, d$p2, direction = "<", quiet = TRUE)
ci <- as.numeric(ci.auc(a, method = "delong"))
put("roc", "/auc", 1e-8, a$auc)
put("roc", "/lower", 1e-8, ci[1])
put("roc", "/upper", 1e-8, ci[3])
best <- coords(a, "best", best.method = "youden", transpose = FALSE)[1, ]
put("roc", "/youden/threshold", 1e-12, best$threshold)
put("roc", "/youden/sensitivity", 1e-12, best$sensitivity)
put("roc", "/youden/specificity", 1e-12, best$specificity)
t <- roc.test(a, b, paired = TRUE, method = "delong")
put("delong", "/auc1", 1e-8, a$auc)
put("delong", "/auc2", 1e-8, b$auc)
put("delong", "/z", 1e-8, t$statistic)
put("delong", "/p", 1e-8, t$p.value)

cal <- glm(y ~ qlogis(p1), binomial, d)
put("calibration", "/slope", 1e-6, coef(cal)[2])
put("calibration", "/intercept", 1e-6, coef(cal)[1])
put("calibration", "/brier", 1e-12, mean((d$y - d$p1)^2))
bins <- cut(d$p1, unique(quantile(d$p1, (0:10) / 10)), include.lowest = TRUE)
o <- tapply(d$y, bins, sum); e <- tapply(d$p1, bins, sum); m <- table(bins)
h <- sum((o - e)^2 / e + (e - o)^2 / (m - e))
put("calibration", "/hosmerLemeshow/chisq", 1e-9, h)
put("calibration", "/hosmerLemeshow/df", 0, length(m) - 2)
put("calibration", "/hosmerLemeshow/p", 1e-9, pchisq(h, length(m) - 2, lower.tail = FALSE))
put("calibration", "/curve[]positives", 0, o)
put("calibration", "/curve[]predicted", 1e-12, e / m)

at <- (1:99) / 100
benefit <- function(high) sapply(at, function(t) {
  mean(high(t) & d$y == 1) - mean(high(t) & d$y == 0) * t / (1 - t)
})
put("dca", "/threshold", 0, at)
put("dca", "/model", 1e-12, benefit(function(t) d$p1 >= t))
put("dca", "/all", 1e-12, benefit(function(t) rep(TRUE, nrow(d))))

up <- tapply(d$p2 > d$p1, d$y, mean); down <- tapply(d$p2 < d$p1, d$y, mean); n <- table(d$y)
nri <- unname((up[2] - down[2]) - (up[1] - down[1])); se <- sqrt(sum((up + down) / n))
put("nri", "/value", 1e-12, nri)
put("nri", "/se", 1e-12, se)
put("nri", "/p", 1e-9, 2 * pnorm(-abs(nri / se)))
change <- d$p2 - d$p1
idi <- diff(tapply(change, d$y, mean)); se <- sqrt(sum(tapply(change, d$y, var) / n))
put("idi", "/value", 1e-12, idi)
put("idi", "/se", 1e-12, se)
put("idi", "/p", 1e-9, 2 * pnorm(-abs(idi / se)))

s <- Surv(d$time, d$event)
for (type in c("log", "log-log", "plain")) {
  name <- paste0("km-", type)
  fit <- survfit(s ~ g, d, conf.type = type)
  for (i in seq_along(fit$strata)) {
    one <- fit[i]; place <- paste0("/groups/", sub("g=", "", names(fit$strata)[i]))
    t <- summary(one)$table
    put(name, paste0(place, "/n"), 0, t["records"])
    put(name, paste0(place, "/events"), 0, t["events"])
    put(name, paste0(place, "/median"), 0, t["median"])
    put(name, paste0(place, "/medianLower"), 0, t["0.95LCL"])
    put(name, paste0(place, "/medianUpper"), 0, t["0.95UCL"])
    put(name, paste0(place, "/curve[]time"), 0, one$time)
    put(name, paste0(place, "/curve[]atRisk"), 0, one$n.risk)
    put(name, paste0(place, "/curve[]survival"), 1e-12, one$surv)
    put(name, paste0(place, "/curve[]lower"), 1e-12, one$lower)
    put(name, paste0(place, "/curve[]upper"), 1e-12, one$upper)
  }
}
t <- survdiff(s ~ g, d)
put("logrank", "/chisq", 1e-8, t$chisq)
put("logrank", "/df", 0, length(t$n) - 1)
put("logrank", "/p", 1e-8, pchisq(t$chisq, length(t$n) - 1, lower.tail = FALSE))

x <- as.matrix(d[, paste0("x", 1:4)])
for (ties in c("efron", "breslow")) {
  name <- paste0("cox-", ties)
  fit <- coxph(s ~ x1 + x2 + x3 + x4, d, ties = ties)
  t <- summary(fit)
  for (v in colnames(x)) {
    place <- paste0("/coefficients/", v, "/")
    put(name, paste0(place, "coef"), 1e-6, t$coefficients[v, "coef"])
    put(name, paste0(place, "se"), 1e-6, t$coefficients[v, "se(coef)"])
    put(name, paste0(place, "z"), 1e-6, t$coefficients[v, "z"])
    put(name, paste0(place, "p"), 1e-6, t$coefficients[v, "Pr(>|z|)"])
    put(name, paste0(place, "hr"), 1e-6, t$conf.int[v, "exp(coef)"])
    put(name, paste0(place, "hrLower"), 1e-6, t$conf.int[v, "lower .95"])
    put(name, paste0(place, "hrUpper"), 1e-6, t$conf.int[v, "upper .95"])
  }
  put(name, "/logLik", 1e-8 * abs(fit$loglik[2]), fit$loglik)
  put(name, "/concordance/value", 1e-6, t$concordance[1])
  put(name, "/concordance/se", 1e-6, t$concordance[2])
}
t <- concordance(s ~ x1, d, reverse = TRUE)
put("cindex", "/value", 1e-6, t$concordance)
put("cindex", "/se", 1e-6, sqrt(t$var))
put("cindex", "/lower", 1e-6, max(0, t$concordance - qnorm(0.975) * sqrt(t$var)))
put("cindex", "/upper", 1e-6, min(1, t$concordance + qnorm(0.975) * sqrt(t$var)))

# Inverse probability weights by their definition: events come before censorings of the same time.
g <- function(t) prod(vapply(unique(d$time[d$event == 0 & d$time < t]), function(u) {
  1 - sum(d$time == u & d$event == 0) / sum(d$time > u | (d$time == u & d$event == 0))
}, 0))
put("timeauc", "/auc", 1e-9, sapply(c(3, 6), function(h) {
  cases <- which(d$time <= h & d$event == 1); controls <- which(d$time > h)
  w <- 1 / sapply(d$time[cases], g)
  won <- outer(d$x1[cases], d$x1[controls], function(a, b) (a > b) + (a == b) / 2)
  sum(w * rowSums(won)) / (sum(w) * length(controls))
}))
t <- maxstat.test(Surv(time, event) ~ x1, d, smethod = "LogRank", pmethod = "Lau92",
  minprop = 0.1, maxprop = 0.9)
put("maxstat", "/cutpoint", 0, t$estimate)
put("maxstat", "/statistic", 1e-6, t$statistic)
put("maxstat", "/p", 1e-6, min(1, t$p.value))

r <- as.matrix(d[, c("r1", "r2", "r3")]); n <- nrow(r); k <- 3
long <- data.frame(v = as.vector(r), who = factor(rep(1:n, k)), by = factor(rep(1:k, each = n)))
ms <- anova(lm(v ~ who + by, long))[["Mean Sq"]]
put("icc-2", "/value", 1e-9, (ms[1] - ms[3]) / (ms[1] + (k - 1) * ms[3] + k * (ms[2] - ms[3]) / n))
f <- ms[1] / ms[3]; q <- function(a, b) qf(0.975, a, b)
lo <- f / q(n - 1, (n - 1) * (k - 1)); hi <- f * q((n - 1) * (k - 1), n - 1)
put("icc-3", "/value", 1e-9, (f - 1) / (f + k - 1))
put("icc-3", "/lower", 1e-8, (lo - 1) / (lo + k - 1))
put("icc-3", "/upper", 1e-8, (hi - 1) / (hi + k - 1))

t <- coef(summary(glm(y ~ x1 + x2 + x3 + x4, binomial, d)))
for (v in rownames(t)) {
  put("logistic", paste0("/coefficients/", v, "/coef"), 1e-6, t[v, 1])
  put("logistic", paste0("/coefficients/", v, "/se"), 1e-6, t[v, 2])
}
x <- as.matrix(d[, paste0("x", 1:8)]); lambda <- c(0.3, 0.1, 0.05, 0.02, 0.01)
for (family in c("gaussian", "binomial", "cox")) {
  for (alpha in c(1, 0.5)) {
    y <- switch(family, gaussian = d$z, binomial = d$y, cox = s)
    fit <- glmnet(x, y, family = family, alpha = alpha, lambda = lambda, thresh = 1e-14, maxit = 1e7)
    name <- paste0("lasso-", family, "-", alpha)
    limit <- 1e-4 * max(abs(fit$beta))
    put(name, "/lambda", 0, fit$lambda)
    if (family != "cox") put(name, "/intercept", limit, fit$a0)
    for (v in colnames(x)) put(name, paste0("/beta/", v), -limit, fit$beta[v, ])
  }
}

for (at in sort(unique(d$g))) {
  own <- d[d$g == at, ]
  ci <- as.numeric(ci.auc(roc(own$y, own$p1, direction = "<", quiet = TRUE), method = "delong"))
  for (i in 1:3) put("centres", paste0("/centres/", at, c("/lower", "/value", "/upper")[i]), 1e-8, ci[i])
  t <- concordance(Surv(time, event) ~ x1, own, reverse = TRUE)
  put("centres-survival", paste0("/centres/", at, "/value"), 1e-6, t$concordance)
  put("centres-survival", paste0("/centres/", at, "/se"), 1e-6, sqrt(t$var))
}
put("centres", "/pooled/value", 1e-8, a$auc)
