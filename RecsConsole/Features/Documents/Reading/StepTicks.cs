using System.Text.Json;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Documents.Reading;

/// <summary>
/// The steps of a document that someone has done while working on a case: stored on the server like a draft, for this person, case and
/// version only. Another version may number its steps differently.
/// </summary>
internal sealed class StepTicks(DraftAutosave keeper, IReadOnlyList<DocumentStep> steps) : IAsyncDisposable
{
    private SortedSet<int> _done = [];

    public int NumberOfSteps => steps.Count;

    public int NumberDone => steps.Count(step => _done.Contains(step.Number));

    /// <summary>The first open step; null when all are done.</summary>
    public int? Next => steps.FirstOrDefault(step => !_done.Contains(step.Number))?.Number;

    public IReadOnlySet<int> Done => _done;

    /// <summary>Why ticks are not stored; null when they are.</summary>
    public string? Refusal => keeper.Refusal;

    public static DraftKey KeyOf(Guid caseId, string documentKey, int version) =>
        new(DraftForms.Steps, FormattableString.Invariant($"{caseId:N}:{version}:{documentKey}"), caseId);

    public async Task OpenAsync()
    {
        var kept = await keeper.OpenAsync(CancellationToken.None);
        _done = [.. kept.As<KeptTicks>()?.Done ?? []];
    }

    /// <summary>Toggles a step and saves at once.</summary>
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
