using RecsConsole.Casework.Alerts;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Display texts for alerts.</summary>
internal static class AlertLabels
{
    public static string State(AlertLine line) => line.SeenAt is null ? Texts.New : Texts.Seen;

    /// <param name="name">Name of the object, as far as this reader may know it.</param>
    public static string Of(LeakFinding witness, string name) =>
        witness.Run switch
        {
            "removed" => Texts.LeakWithout.With(name),
            "scrambled" => Texts.LeakWithOther.With(name),
            _ => Texts.LeakRanking.With(name),
        };

    /// <param name="names">Names of people.</param>
    public static string Of(ErasureEvidence erasures, Dictionary<Guid, string> names)
    {
        var people = PeopleNames.Known(names, erasures.People);
        return people.Count == 0
            ? Texts.ErasedInAShortTime.With(erasures.Count, erasures.Minutes)
            : Texts.ErasedInAShortTimeBy.With(erasures.Count, erasures.Minutes, string.Join(", ", people));
    }

    /// <param name="names">Names of people.</param>
    public static string Of(RefusalWitness refusals, Dictionary<Guid, string> names)
    {
        var who = refusals.Person is { } person ? names.GetValueOrDefault(person) ?? Texts.Somebody : Texts.Somebody;
        return refusals.Reason switch
        {
            RefusalReasons.Key => Texts.GuessedKeys.With(refusals.Count, refusals.Minutes),
            RefusalReasons.Request => Texts.FloodOf.With(who, refusals.Count, refusals.Minutes),
            RefusalReasons.Hidden => Texts.AskedForHidden.With(who, refusals.Count, refusals.Minutes),
            _ => Texts.GuessedSignIns.With(refusals.Count, refusals.Minutes),
        };
    }

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
