using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Tenants.SourceCheck;

/// <summary>How many cases each source proposed something for.</summary>
internal sealed class SourceTally
{
    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    public int Tried { get; private set; }

    /// <summary>The tenant's search index is not loaded yet.</summary>
    public bool IsLoading { get; set; }

    public void Add(CaseSnapshot snapshot)
    {
        Tried++;
        var proposed = Enum.GetValues<SlateKind>().Select(kind => CandidateSources.All().Propose(snapshot, kind)).ToList();
        _failed.UnionWith(proposed.SelectMany(each => each.FailedSources));
        var sources = proposed.SelectMany(each => each.Candidates).SelectMany(each => each.Provenance).Select(each => each.Source);
        foreach (var source in sources.Distinct(StringComparer.Ordinal))
        {
            _cases[source] = CasesOf(source) + 1;
        }
    }

    public int CasesOf(string source) => _cases.GetValueOrDefault(source);

    /// <summary>The status of a source that is turned on.</summary>
    public SourceStatus StatusOf(string source) =>
        _failed.Contains(source) ? SourceStatus.Failed
        : CasesOf(source) > 0 ? SourceStatus.Proposes
        : SourceStatus.Silent;
}
