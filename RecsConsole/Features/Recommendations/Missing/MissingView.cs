using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Missing;

namespace RecsConsole.Features.Recommendations.Missing;

/// <summary>What a case lacks: the field first that would change the suggestions most.</summary>
public sealed record MissingView(IReadOnlyList<MissingField> Fields);

/// <summary>A field that the case lacks, with the values that similar cases have.</summary>
public sealed record MissingField(AskedField Field, IReadOnlyList<MissingValue> Values)
{
    /// <summary>Similar cases that have one of the values.</summary>
    public int Cases => Values.Sum(value => value.Cases);

    /// <summary>Similar cases whose value would change the first suggested step.</summary>
    public int ChangingFirst => Count(value => value.Slates.Any(slate => slate.Kind == SlateKind.Action && slate.MovesFirst));

    /// <summary>Similar cases whose value would change any list.</summary>
    public int ChangingAny => Count(value => value.Slates.Any(slate => slate.Changes));

    /// <summary>Number of first places that are expected to change, of the three lists.</summary>
    public decimal FirstPlaces => Expected(value => value.Slates.Count(slate => slate.MovesFirst));

    /// <summary>Number of lists that are expected to change.</summary>
    public decimal Lists => Expected(value => value.Slates.Count(slate => slate.Changes));

    private int Count(Func<MissingValue, bool> changes) => Values.Where(changes).Sum(value => value.Cases);

    private decimal Expected(Func<MissingValue, int> changes) =>
        Cases == 0 ? 0 : (decimal)Values.Sum(value => value.Cases * changes(value)) / Cases;
}

/// <summary>A value, and what would be suggested with it.</summary>
/// <param name="Cases">Number of similar cases that have it.</param>
public sealed record MissingValue(string Value, int Cases, IReadOnlyList<MissingSlate> Slates)
{
    public bool Changes => Slates.Any(slate => slate.Changes);
}

/// <summary>A list as it would be.</summary>
/// <param name="Before">Ids of the items that are suggested now.</param>
public sealed record MissingSlate(SlateKind Kind, IReadOnlyList<MissingItem> Items, IReadOnlyList<string> Before)
{
    public bool Changes => !Items.Select(item => item.Id).SequenceEqual(Before, StringComparer.Ordinal);

    public bool MovesFirst => !Items.Take(1).Select(item => item.Id).SequenceEqual(Before.Take(1), StringComparer.Ordinal);

    /// <summary>Whether it is not suggested now.</summary>
    public bool IsNew(MissingItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return !Before.Contains(item.Id, StringComparer.Ordinal);
    }
}

/// <param name="Title">Title of the action or document, name of the person.</param>
public sealed record MissingItem(string Id, string Title);
