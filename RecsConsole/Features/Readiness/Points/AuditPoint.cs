namespace RecsConsole.Features.Readiness.Points;

/// <summary>Everything that was decided is in the trail, and the trail is intact.</summary>
internal static class AuditPoint
{
    public static ReadinessFinding Of(AuditFacts facts, DateTimeOffset now)
    {
        var isWrong = facts.Missing > 0 || facts.Verification.IsWrong(now);
        return new(
            ReadinessFinding.Judge(facts.Decisions > 0 && facts.Verification.At is not null, isWrong),
            [
                .. facts.Verification.Figures(Texts.TrailVerified, now),
                ReadinessFigure.Count(Texts.TrailHead, facts.Head),
                ReadinessFigure.Count(Texts.DecisionsRead, facts.Decisions),
                ReadinessFigure.None(Texts.WithoutEntry, facts.Missing),
            ],
            facts.Verification.Words
        );
    }
}

/// <param name="Head">Number of the newest link of the chain.</param>
/// <param name="Missing">Decisions in the sample without an entry.</param>
internal sealed record AuditFacts(NightlyRun Verification, long Head, int Decisions, int Missing);
