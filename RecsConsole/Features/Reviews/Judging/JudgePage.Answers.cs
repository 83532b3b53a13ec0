using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>What a reviewer answers, by mouse and key.</summary>
public sealed partial class JudgePage
{
    private bool _isSaving;

    private async Task ChooseAsync(PairChoice choice)
    {
        if (_isSaving || _view?.Pair is not { } pair)
        {
            return; // a second press while the first is under way
        }

        _isSaving = true;
        try
        {
            var actor = await _operations.Actors.GetAsync(Disposed);
            var judged = await _operations.Judge.RunAsync(
                actor,
                new(
                    _view.StudyId,
                    pair.Position,
                    new(choice, [.. _reasons], _ratings),
                    pair.Revision,
                    _operations.Clock.GetUtcNow() - _shownAt
                ),
                Disposed
            );
            // a conflict shows what was kept; all else goes on to what waits
            await (
                judged.Error is { Kind: ErrorKind.Conflict } ? ReadAsync(pair.Position) : ReadAsync(position: null, after: pair.Position)
            );
            _wrong = judged.Error?.Message;
        }
        finally
        {
            _isSaving = false;
        }
    }

    private Task GoAsync(int? position) => position is null || _isSaving ? Task.CompletedTask : ReadAsync(position);

    // A key is no event of this component: what it changed has to be shown.
    private async Task KeyAsync(Func<Task> act)
    {
        await act();
        StateHasChanged();
    }

    private void ToggleReason(string reason)
    {
        if (!_reasons.Remove(reason))
        {
            _reasons.Add(reason);
        }
    }

    private void Rate(PairRatings ratings) => _ratings = ratings;
}
