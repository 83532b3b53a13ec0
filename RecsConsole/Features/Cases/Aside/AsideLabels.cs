namespace RecsConsole.Features.Cases.Aside;

/// <summary>UI texts for cases that are set aside.</summary>
internal static class AsideLabels
{
    /// <summary>Why a time is suggested.</summary>
    public static string? Why(LookAgainTime time, UsualWait? usual) =>
        time.Kind switch
        {
            LookAgainKind.UsualWait when usual is { IsOfAnswers: true } => Texts.MostAnswersHadCome.With(usual.Count),
            LookAgainKind.UsualWait when usual is not null => Texts.MostSuchWaitsWereOver.With(usual.Count),
            LookAgainKind.ShortWhile => Texts.InTwoHours,
            LookAgainKind.BeforeDeadline => Texts.AnHourBeforeTheDeadline,
            LookAgainKind.Morning => Texts.NextWorkingDay,
            LookAgainKind.Week => Texts.InAWeek,
            _ => null,
        };

    /// <summary>Which cases were not changed, and why; null when all were.</summary>
    public static string? NotDone(AsideOutcome outcome)
    {
        var reasons = outcome
            .NotDone.GroupBy(each => each.Refused!, StringComparer.Ordinal)
            .Select(each => Texts.NotSetAside.With(string.Join(", ", each.Select(result => result.CaseKey ?? Texts.ACase)), each.Key));
        var text = string.Join(' ', reasons);
        return text.Length == 0 ? null : text;
    }
}
