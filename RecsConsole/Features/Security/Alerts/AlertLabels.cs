using RecsConsole.Features.Security.Leaks;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Display texts for alerts.</summary>
internal static class AlertLabels
{
    public static string TitleOf(SecurityAlertKind kind) =>
        kind switch
        {
            SecurityAlertKind.Leak => Texts.SomethingHiddenMovedWhatWasShown,
            SecurityAlertKind.Audit => Texts.TheAuditTrailIsNotIntact,
            SecurityAlertKind.BreakGlass => Texts.ACaseWasOpenedInAnEmergency,
            SecurityAlertKind.WrongPermission => Texts.SomethingShouldNotBeShown,
            SecurityAlertKind.ErasureBurst => Texts.SeveralWereErased,
            _ => Plain(kind.ToCode()),
        };

    public static string State(AlertLine line) => line.SeenAt is null ? Texts.New : Texts.Seen;

    /// <param name="name">Name of the object, as far as this reader may know it.</param>
    public static string Of(LeakFinding witness, string name) =>
        witness.Run switch
        {
            "removed" => Texts.LeakWithout.With(name),
            "scrambled" => Texts.LeakWithOther.With(name),
            _ => Texts.LeakRanking.With(name),
        };

    public static IReadOnlyList<AlertFact> FactsOf(LeakFinding witness) =>
        [
            new(Texts.FirstDifference, StageLabels.Of(witness.Stage)),
            new(Texts.HiddenFromTheReader, witness.Hidden is 1 ? Texts.OneObject : Texts.Objects.With(witness.Hidden)),
            new(Texts.AsIt, witness.AsIs[..Math.Min(16, witness.AsIs.Length)]),
            new(Texts.Otherwise, witness.Otherwise[..Math.Min(16, witness.Otherwise.Length)]),
            new(Texts.Seed, $"{witness.Seed}"),
            new(Texts.Engine, witness.Engine),
            new(SharedTexts.Search, witness.Search),
        ];

    public static string Plain(string code) => code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');
}
