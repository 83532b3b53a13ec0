namespace RecsConsole.Features.Readiness.Points;

/// <summary>
/// Permissions are tested every night on real decisions, which are made again without what their reader may not see. The running process
/// cannot know the results of the build's tests, and makes no claim about them.
/// </summary>
internal static class RegressionPoint
{
    public static ReadinessFinding Of(RegressionFacts facts, DateTimeOffset now) =>
        new(
            ReadinessFinding.Judge(facts.Detection.At is not null, facts.Detection.IsWrong(now) || facts.OpenAlerts > 0),
            [
                .. facts.Detection.Figures(Texts.LeaksCheckedOn, now),
                ReadinessFigure.None(Texts.LeakAlertsOpen, facts.OpenAlerts),
                ReadinessFigure.Count(Texts.LeakAlertsEver, facts.Alerts),
            ],
            string.Join(' ', new[] { facts.Detection.Words, Texts.TestsNotKnown }.OfType<string>())
        );
}

/// <param name="OpenAlerts">Unanswered leak alerts.</param>
internal sealed record RegressionFacts(NightlyRun Detection, int OpenAlerts, int Alerts);
