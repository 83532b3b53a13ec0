using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>One pair after the other, judged by keys; what is not saved yet are the reasons and ratings of the pair on the screen.</summary>
public sealed partial class JudgePage
{
    private readonly JudgeOperations _operations;
    private readonly PageKey[] _keys;
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);
    private PairRatings _ratings = PairRatings.None;
    private JudgeView? _view;
    private Error? _error;
    private string? _wrong;
    private string? _readFor;
    private int? _asked;
    private DateTimeOffset _shownAt;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;

    public JudgePage(JudgeOperations operations)
    {
        _operations = operations;
        _keys =
        [
            new("1", "left is better", () => KeyAsync(() => ChooseAsync(PairChoice.Left))),
            new("2", "right is better", () => KeyAsync(() => ChooseAsync(PairChoice.Right))),
            new("3", "equally good", () => KeyAsync(() => ChooseAsync(PairChoice.Equal))),
            new("4", "both bad", () => KeyAsync(() => ChooseAsync(PairChoice.BothBad))),
            new("p", "pair before", () => KeyAsync(() => GoAsync(_view?.Pair?.Previous))),
            new("n", "next pair", () => KeyAsync(() => GoAsync(_view?.Pair?.Next))),
        ];
    }

    [Parameter]
    public required string Study { get; set; }

    private Guid StudyId => Guid.TryParse(Study, out var id) ? id : Guid.Empty;

    private string Ended =>
        _view switch
        {
            { IsOpen: false } => "Nothing in it can be judged any more. Thank you for your work.",
            { LeftOut: > 0 } view =>
                $"{ReviewLabels.Count(view.LeftOut, "case")} you may no longer see, so what is left out counts as not judged. You can change what you said until the study is closed.",
            _ => "You can change what you said until the study is closed.",
        };

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(_readFor, Study, StringComparison.Ordinal))
        {
            (_readFor, _view) = (Study, null);
            await ReadAsync(null);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private Task ReadAsync(int? position) => ReadAsync(position, after: null);

    private async Task ReadAsync(int? position, int? after)
    {
        _asked = position;
        var before = _view?.Pair;
        var actor = await _operations.Actors.GetAsync(Disposed);
        _changes ??= ReviewChanges.Follow(_operations.Changes, actor, () => InvokeAsync(FollowAsync));
        var result = await _operations.Read.RunAsync(actor, new(StudyId, position, after), Disposed);
        (_view, _error) = (result.Value, result.Error); // what may no longer be seen leaves the page
        _zone = TimeZones.Find(_view?.TimeZone);
        var isSame = before is not null && before.Position == _view?.Pair?.Position;
        if (!isSame || before!.Revision != _view!.Pair!.Revision)
        {
            Take(_view?.Pair);
        }
    }

    private void Take(PairView? pair)
    {
        _reasons.Clear();
        _reasons.UnionWith(pair?.Judgement?.Reasons ?? []);
        _ratings = pair?.Judgement?.Ratings ?? PairRatings.None;
        (_wrong, _shownAt) = (null, _operations.Clock.GetUtcNow());
    }

    // The pair on the screen stays as long as it may be seen; reasons that were chosen stay with it.
    private async Task FollowAsync()
    {
        if (!Disposed.IsCancellationRequested && !_isSaving)
        {
            await ReadAsync(_view?.Pair?.Position ?? _asked);
            StateHasChanged();
        }
    }
}
