using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>What is known of finished cases.</summary>
public sealed partial class SnapshotBuilder
{
    /// <summary>A similar case, resolved within its deadline by the action.</summary>
    public SnapshotBuilder WithSimilarCase(int number, string? resolution = null, Func<SimilarCaseHit, SimilarCaseHit>? change = null)
    {
        var hit = new SimilarCaseHit(
            Id(1000 + number),
            Score: 500_000,
            IssueType: "sign_in",
            Product: "sso",
            resolution,
            ResolvedById: null,
            SlaMet: true,
            Reopened: false,
            HoursToResolve: 2,
            ProcessVersion: 1,
            ResolvedAt: At.AddDays(-10),
            Steps: [],
            Documents: []
        );
        return Do(() => _similar.Add(change?.Invoke(hit) ?? hit));
    }

    public SnapshotBuilder WithSimilarCases(int count, string? resolution = null, Func<int, SimilarCaseHit, SimilarCaseHit>? change = null)
    {
        var first = _similar.Count;
        for (var i = 0; i < count; i++)
        {
            var number = i;
            WithSimilarCase(first + i, resolution, hit => change?.Invoke(number, hit) ?? hit);
        }

        return this;
    }

    /// <summary>What the tenant's finished cases say, in addition to what was said before.</summary>
    public SnapshotBuilder WithHistory(Func<HistoryFacts, HistoryFacts> change) => Do(() => _counted = change(_counted ?? new()));

    /// <summary>Documents that somebody picked for the case's issue type.</summary>
    public SnapshotBuilder WithCurated(params string[] documents) => Do(() => _curated = documents);

    public SnapshotBuilder WithPlaybook(PlaybookFacts playbook) => Do(() => _playbooks = [.. _playbooks ?? [], playbook]);
}
