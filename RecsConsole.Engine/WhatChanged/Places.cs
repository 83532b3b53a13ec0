using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>Which items slates show, and where.</summary>
internal sealed class Places
{
    private readonly Dictionary<ItemKey, int> _ranks = [];

    /// <summary>The place of an item; null when it is not shown.</summary>
    public int? this[ItemKey item] => _ranks.TryGetValue(item, out var rank) ? rank : null;

    public static Places From(IReadOnlyList<Recommendation> slates)
    {
        var places = new Places();
        foreach (var slate in slates)
        {
            places.Add(slate.Kind, slate.Items.Select(item => item.Id));
        }

        return places;
    }

    public void Add(SlateKind kind, IEnumerable<string> ids)
    {
        var rank = 0;
        foreach (var id in ids)
        {
            _ranks[new(kind, id)] = ++rank;
        }
    }

    public bool DiffersFrom(Places other) => DifferencesTo(other).Any();

    /// <summary>
    /// Items whose place differs, or that only one of the two shows: by kind, then in the later order, removed items last.
    /// </summary>
    public IEnumerable<ItemKey> DifferencesTo(Places later) =>
        _ranks
            .Keys.Union(later._ranks.Keys)
            .Where(item => this[item] != later[item])
            .OrderBy(item => item.Kind)
            .ThenBy(item => later[item] ?? int.MaxValue)
            .ThenBy(item => this[item])
            .ThenBy(item => item.Id, StringComparer.Ordinal);
}
