using System.Text.Json;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Documents.Reading;

/// <summary>
/// Which steps of a document somebody has done while working on one case: kept on the server like a half-written note, for this person, this
/// case and this version only. Another version may number its steps otherwise.
/// </summary>
internal sealed class StepTicks(DraftAutosave keeper, IReadOnlyList<DocumentStep> steps) : IAsyncDisposable
{
    private SortedSet<int> _done = [];

    public int NumberOfSteps => steps.Count;

    public int NumberDone => steps.Count(step => _done.Contains(step.Number));

    /// <summary>The first step that is not done; null when all are.</summary>
    public int? Next => steps.FirstOrDefault(step => !_done.Contains(step.Number))?.Number;

    public IReadOnlySet<int> Done => _done;

    /// <summary>Why ticks are not kept; null while they are.</summary>
    public string? Refusal => keeper.Refusal;

    public static DraftKey KeyOf(Guid caseId, string documentKey, int version) =>
        new(DraftForms.Steps, FormattableString.Invariant($"{caseId:N}:{version}:{documentKey}"), caseId);

    public async Task OpenAsync()
    {
        var kept = await keeper.OpenAsync(CancellationToken.None);
        _done = [.. kept.As<KeptTicks>()?.Done ?? []];
    }

    /// <summary>Ticks a step, or takes its tick away, and keeps that at once.</summary>
    public Task ToggleAsync(int step)
    {
        if (!_done.Remove(step))
        {
            _done.Add(step);
        }

        keeper.Type(_done.Count == 0 ? "" : JsonSerializer.Serialize(new KeptTicks([.. _done])));
        return keeper.FlushAsync();
    }

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    private sealed record KeptTicks(IReadOnlyList<int> Done);
}
