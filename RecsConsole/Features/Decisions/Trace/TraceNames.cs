using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Names used in a trace: documents, people and the rows behind facts.</summary>
internal sealed record TraceNames(IReadOnlyList<string> Documents, IReadOnlyList<Guid> People, IReadOnlyList<string> Sources)
{
    public static TraceNames From(Guid actorId, CaseSnapshot snapshot, IReadOnlyList<Recommendation> shown)
    {
        var items = shown.SelectMany(slate => slate.Items).ToList();
        var left = shown.SelectMany(slate => slate.Excluded).ToList();
        var experts = items
            .Where(item => item.Kind == SlateKind.Expert)
            .Select(item => item.Id)
            .Concat(left.Where(each => each.Kind == SlateKind.Expert).Select(each => each.Id))
            .Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty);
        return new(
            [
                .. items
                    .Where(item => item.Kind == SlateKind.Document)
                    .Select(item => item.Id)
                    .Concat(left.Where(each => each.Kind == SlateKind.Document).Select(each => each.Id))
                    .Concat(snapshot.Visible.Documents.Select(document => document.Key))
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. experts.Concat(snapshot.Visible.Presence.Select(each => each.PersonId)).Append(actorId).Distinct()],
            [.. items.SelectMany(item => EvidenceSources.Of(item)).Distinct(StringComparer.Ordinal)]
        );
    }
}
