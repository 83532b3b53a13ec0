namespace RecsConsole.Cli.Census;

/// <summary>How many of the openings of the census have something that an agent who knows the case would stumble over.</summary>
/// <param name="Cases">Cases that were opened.</param>
/// <param name="NotOpened">Open cases for which no person with the right to work on them was found.</param>
/// <param name="WithFirst">Cases in which an action was suggested at all; the two next figures are counted among them.</param>
/// <param name="FirstAlreadyDone">The first action was done on the case before, and people seldom repeat it.</param>
/// <param name="FirstFailed">The first action was done on the case and did not help.</param>
/// <param name="RepeatsUnsaid">Suggested actions, in any place, that were done on the case before, while the card does not say when.</param>
/// <param name="FailedAndHigh">Suggested actions, in any place, that were done in vain and are called highly confident.</param>
/// <param name="BelowFloor">Items for which nothing speaks but that they are possible.</param>
/// <param name="ChangedWithoutCause">Cases whose lists changed, or whose decision was made anew, though nothing had changed.</param>
/// <param name="LowAboveHighUnexplained">Items with a stronger sign than one above them whose card does not say why it is there.</param>
/// <param name="EscalationsThatDoNotFit">Risky escalations suggested for cases of the two lowest priorities.</param>
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

    /// <summary>What one case added, in words, so that it can be looked at.</summary>
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
