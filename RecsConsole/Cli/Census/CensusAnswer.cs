namespace RecsConsole.Cli.Census;

/// <summary>Counts of openings with something that an agent who knows the case would object to.</summary>
/// <param name="Cases">Number of opened cases.</param>
/// <param name="NotOpened">Open cases for which nobody with permission to work on them was found.</param>
/// <param name="WithFirst">Cases with at least one suggested action; the next two figures count among them.</param>
/// <param name="FirstAlreadyDone">The first action had been done on the case, and people rarely repeat it.</param>
/// <param name="FirstFailed">The first action had been done on the case without success; in a log, people also rarely repeat it.</param>
/// <param name="RepeatsUnsaid">Suggested actions at any rank that had been done on the case, when the card does not say when.</param>
/// <param name="FailedAndHigh">Suggested actions at any rank that had been done without success but are labelled High.</param>
/// <param name="BelowFloor">Items supported by nothing except that they are possible.</param>
/// <param name="ChangedWithoutCause">Cases whose lists changed, or whose decision was made again, although nothing had changed.</param>
/// <param name="LowAboveHighUnexplained">Items with a higher label than one above them, whose card does not explain the order.</param>
/// <param name="EscalationsThatDoNotFit">High-risk escalations suggested for cases of the two lowest priorities.</param>
internal sealed record CensusAnswer(
    int Cases,
    int NotOpened,
    int WithFirst,
    int FirstAlreadyDone,
    int FirstFailed,
    int RepeatsUnsaid,
    int FailedAndHigh,
    int BelowFloor,
    int ChangedWithoutCause,
    int LowAboveHighUnexplained,
    int EscalationsThatDoNotFit
)
{
    public static CensusAnswer Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>What one case added, in words, for inspection.</summary>
    public IEnumerable<string> NewSince(CensusAnswer before)
    {
        if (FirstAlreadyDone > before.FirstAlreadyDone)
        {
            yield return "the first suggestion was already done";
        }

        if (FirstFailed > before.FirstFailed)
        {
            yield return "the first suggestion was done in vain";
        }

        if (RepeatsUnsaid > before.RepeatsUnsaid)
        {
            yield return "a repeat that the card does not tell of";
        }

        if (FailedAndHigh > before.FailedAndHigh)
        {
            yield return "done in vain, and called highly confident";
        }

        if (BelowFloor > before.BelowFloor)
        {
            yield return "items below the floor";
        }

        if (LowAboveHighUnexplained > before.LowAboveHighUnexplained)
        {
            yield return "a sign stronger than one above it";
        }

        if (EscalationsThatDoNotFit > before.EscalationsThatDoNotFit)
        {
            yield return "an escalation that does not fit";
        }
    }
}
