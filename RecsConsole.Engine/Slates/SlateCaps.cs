using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// Caps on the shown part: items of one kind, documents of one source, popular items, and items that this person was
/// shown before and ignored. A cap yields only when nothing else is left: a shorter slate would help nobody.
/// </summary>
internal sealed class SlateCaps
{
    private readonly IReadOnlyList<Candidate> _eligible;
    private readonly SnapshotIndex _index;
    private readonly SlateRequest _request;
    private readonly HashSet<string> _popular;
    private readonly HashSet<string> _repeated;
    private readonly ConfigurationPart _configuration;

    public SlateCaps(CaseSnapshot snapshot, IReadOnlyList<Candidate> eligible, SlateRequest request)
    {
        (_eligible, _request) = (eligible, request);
        _index = SnapshotIndex.From(snapshot);
        _configuration = snapshot.Shared.Configuration;
        _popular = new(snapshot.Shown?.Popular ?? [], StringComparer.Ordinal);
        _repeated = new(snapshot.Shown?.Repeated ?? [], StringComparer.Ordinal);
    }

    /// <summary>Applies one cap after another; a later cap never breaks an earlier one.</summary>
    /// <param name="risen">The escalation raised by a deadline at risk; no cap moves it down again.</param>
    public void Apply(Reordering reordering, int? risen)
    {
        if (_request.Kind == SlateKind.Expert)
        {
            return;
        }

        List<Cap> caps = [new(StandardSlatePolicy.DiversityRule, KindOf, _configuration.MaxSameKind)];
        Apply(reordering, caps, risen);
        if (_request.Kind == SlateKind.Document)
        {
            caps.Add(new(StandardSlatePolicy.SourceRule, SourceOf, _configuration.SourceCap));
            Apply(reordering, caps, risen);
        }

        if (_popular.Count > 0)
        {
            var max = _configuration.PopularityInForce.Most;
            caps.Add(new(StandardSlatePolicy.PopularityRule, In(_popular), max));
            Apply(reordering, caps, risen);
        }

        if (_repeated.Count > 0)
        {
            var max = SlateHistory.MaxRepeated;
            caps.Add(new(StandardSlatePolicy.RepetitionRule, In(_repeated), max));
            Apply(reordering, caps, risen);
        }
    }

    private void Apply(Reordering reordering, List<Cap> caps, int? risen) =>
        reordering.Apply(caps[^1].Rule, Within(reordering.Order, caps, risen));

    private List<int> Within(IReadOnlyList<int> order, List<Cap> caps, int? risen)
    {
        var counts = new Dictionary<(string Rule, string Group), int>();
        var shown = new List<int>(order.Count);
        var over = new List<int>();
        foreach (var i in order)
        {
            var isExempt = i == risen || StandardSlatePolicy.RequiredBy(_eligible[i], _index) is not null;
            if (shown.Count < _request.Size && (isExempt || caps.TrueForAll(cap => HasRoom(cap, i))))
            {
                caps.ForEach(cap => Count(cap, i));
                shown.Add(i);
            }
            else
            {
                over.Add(i);
            }
        }

        shown.AddRange(over);
        return shown;

        bool HasRoom(Cap cap, int i) => cap.GroupOf(i) is not { } group || counts.GetValueOrDefault((cap.Rule, group)) < cap.Most;

        void Count(Cap cap, int i)
        {
            if (cap.GroupOf(i) is { } group)
            {
                counts[(cap.Rule, group)] = counts.GetValueOrDefault((cap.Rule, group)) + 1;
            }
        }
    }

    private string KindOf(int i) =>
        _eligible[i].Kind == SlateKind.Action
            ? _index.Catalog.Action(_eligible[i].Id)?.Kind ?? string.Empty
            : _index.Document(_eligible[i].Id)?.Kind ?? string.Empty;

    private string? SourceOf(int i) => _index.Document(_eligible[i].Id)?.Source;

    private Func<int, string?> In(HashSet<string> keys) =>
        i => keys.Contains(SlateHistory.KeyOf(_eligible[i].Kind, _eligible[i].Id)) ? string.Empty : null;

    /// <param name="GroupOf">The group that is counted together; null when the cap does not apply to the candidate.</param>
    private sealed record Cap(string Rule, Func<int, string?> GroupOf, int Most);
}
