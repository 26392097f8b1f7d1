# make_later.R - later.csv: the people of reversed.csv one and two years on, made up from it. Run
# once; the file is kept as it came out.
# SPDX-License-Identifier: GPL-3.0-or-later
set.seed(20261204, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

first <- read.csv("reversed.csv", sep = ";", na.strings = c("NA", ""), colClasses = "character")
items <- grep("^V", names(first), value = TRUE)

# A year on: most answers stay, some move, some are missing.
move <- function(answer) {
  moved <- pmin(5, pmax(1, as.integer(answer) + sample(-1:2, length(answer), TRUE)))
  moved[is.na(moved)] <- sample(1:5, sum(is.na(moved)), TRUE)
  moved[runif(length(moved)) < 0.08] <- NA
  moved
}

newcomers <- function(codes, network, year) {
  data.frame(respondent = codes, netwerk = network, jaar = year,
             matrix(sample(c(1:5, NA), length(codes) * length(items), TRUE), length(codes),
                    dimnames = list(NULL, items)))
}

year_on <- function(data, year, leave) {
  data <- data[!(data$respondent %in% leave), ]
  data$jaar <- year
  data[items] <- lapply(data[items], move)
  data
}

# 2026-2027: a few leave, five come, two change networks, one is in two of them, Delta pauses, and
# two do not give their code. Echo answers as before: no change and no variance.
second <- year_on(first, "2026-2027", c("p05", "p12", "p20", "p31"))
second <- second[is.na(second$netwerk) | second$netwerk != "Delta", ]
echo <- !is.na(second$netwerk) & second$netwerk == "Echo"
second[echo, items] <- first[match(second$respondent[echo], first$respondent), items]
second$netwerk[second$respondent %in% c("p02", "p17")] <- c("Bravo", "Charlie")
both <- second[second$respondent == "p07", ]
both$netwerk <- "Charlie"
both[items] <- lapply(both[items], move)
second <- rbind(second, both, newcomers(sprintf("p%02d", 51:55), "Bravo", "2026-2027"))
second$respondent[match(c("p03", "p09"), second$respondent)] <- NA

# 2027-2028: everyone of the first year again, Delta too, but for Foxtrot, and some of the newcomers.
third <- rbind(year_on(first, "2027-2028", c("p01", "p22", "p33")),
               year_on(second[second$respondent %in% sprintf("p%02d", 51:54), ], "2027-2028", "p54"))
third <- third[is.na(third$netwerk) | third$netwerk != "Foxtrot", ]

frame <- rbind(second, third)
frame <- frame[sample(nrow(frame)), ]
con <- file("later.csv", "wb")
cells <- as.matrix(frame)
cells[is.na(cells)] <- ""
writeLines(c(paste(names(frame), collapse = ";"), apply(cells, 1, paste, collapse = ";")), con)
close(con)
