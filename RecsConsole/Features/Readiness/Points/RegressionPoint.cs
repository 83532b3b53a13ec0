namespace RecsConsole.Features.Readiness.Points;

/// <summary>
/// That permissions still hold is tried every night on real decisions: they are made again without what their reader may not see. What the tests of the
/// build said, a running process cannot know, and does not claim.
/// </summary>
internal static class RegressionPoint
{
    public static ReadinessFinding Of(RegressionFacts facts, DateTimeOffset now) =>
        new(
            ReadinessFinding.Judge(facts.Detection.At is not null, facts.Detection.IsWrong(now) || facts.OpenAlerts > 0),
            [
                .. facts.Detection.Figures(Texts.LeaksLookedFor, now),
                ReadinessFigure.None(Texts.LeakAlertsOpen, facts.OpenAlerts),
                ReadinessFigure.Count(Texts.LeakAlertsEver, facts.Alerts),
            ],
            string.Join(' ', new[] { facts.Detection.Words, Texts.TestsNotKnown }.OfType<string>())
        );
}

/// <param name="OpenAlerts">Leaks that nobody has answered.</param>
internal sealed record RegressionFacts(NightlyRun Detection, int OpenAlerts, int Alerts);
