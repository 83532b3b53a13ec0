using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Reviews.Judging.Grading;
using RecsConsole.Features.Reviews.Pairs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>
/// Judges one pair after another by keyboard: first the answer, then its reasons, then Enter; or grades one list after another. A choice
/// that is not sent survives a reload.
/// </summary>
public sealed partial class JudgePage
{
    private readonly ReadPair _readPair;
    private readonly JudgePair _judgePair;
    private readonly GradeSlate _gradeSlate;
    private readonly PairDraft _draft;
    private readonly GradeDraft _grades;
    private readonly PageKey[] _keys;
    private readonly PageKey[] _gradeKeys;
    private JudgeView? _view;
    private Error? _error;
    private string? _wrong;
    private string? _readFor;
    private int? _asked;
    private KnownFeedback? _feedback;
    private PairView? _feedbackOn;
    private bool _isSaving;
    private FormDraft<KeptJudgement>? _kept;
    private FormDraft<KeptGrades>? _keptGrades;

    public JudgePage(ReadPair readPair, JudgePair judgePair, GradeSlate gradeSlate, TimeProvider clock)
    {
        (_readPair, _judgePair, _gradeSlate, _draft, _grades) = (readPair, judgePair, gradeSlate, new(clock), new(clock));
        _keys = [.. PairKeys.Of(_draft, Change), .. Always(Texts.PairBefore, Texts.NextPair)];
        _gradeKeys = [.. GradeKeys.Of(_grades, Change), .. Always(Texts.ListBefore.InSentence(), Texts.NextList.InSentence())];
    }

    [Parameter]
    public required string Study { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => ReviewChanges.Kinds;

    protected override TimeSpan Gather => ReviewChanges.Gather;

    private Guid StudyId => Guid.TryParse(Study, out var id) ? id : Guid.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(_readFor, Study, StringComparison.Ordinal))
        {
            (_readFor, _view, _feedback) = (Study, null, null);
            await ReadAsync(null);
        }
    }

    // Keeps the current pair and its chosen reasons as long as the reviewer may see it.
    protected override Task OnChangedAsync() => _isSaving ? Task.CompletedTask : ReadAsync(_view?.Pair?.Position ?? _asked);

    private Task ReadAsync(int? position) => ReadAsync(position, after: null);

    private async Task ReadAsync(int? position, int? after)
    {
        _asked = position;
        var before = _view?.Pair;
        var result = await _readPair.RunAsync(await ActorAsync(), new(StudyId, position, after), Disposed);
        (_view, _error) = (result.Value, result.Error); // content that the reviewer may no longer see leaves the page
        if (before is null || before.Position != _view?.Pair?.Position || before.Revision != _view!.Pair!.Revision)
        {
            _draft.Begin(_view?.Pair);
            _grades.Begin(_view?.Pair);
            _wrong = null;
        }
    }

    private async Task SendAsync()
    {
        if (_isSaving || _view?.Pair is not { } pair)
        {
            return; // a second press while the first is under way
        }

        var isGraded = _view.IsGraded;
        if (isGraded ? !_grades.IsComplete : _draft.Choice is null)
        {
            _wrong = isGraded ? Texts.GradesMissing : Texts.AnswerMissing;
            return;
        }

        _isSaving = true;
        try
        {
            var actor = await ActorAsync();
            var judged = isGraded
                ? await _gradeSlate.RunAsync(actor, _grades.Judge(StudyId, pair)!, Disposed)
                : await _judgePair.RunAsync(actor, _draft.Judge(StudyId, pair)!, Disposed);
            if (judged.IsOk)
            {
                (_feedback, _feedbackOn) = (judged.Value.Known, pair);
                await ((isGraded ? _keptGrades?.ForgetAsync() : _kept?.ForgetAsync()) ?? Task.CompletedTask);
            }

            // after a conflict show the stored judgement, otherwise go on to the next waiting pair
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

    private void Change(Action change)
    {
        if (!_isSaving && _view?.Pair is not null)
        {
            change();
            _wrong = null;
            StateHasChanged(); // a key press is not an event of this component
        }
    }

    private PageKey[] Always(string before, string next) =>
        [
            new("Enter", Texts.SavesTheAnswer, () => KeyAsync(SendAsync)),
            new("p", before, () => KeyAsync(() => OpenAsync(_view?.Pair?.Previous))),
            new("n", next, () => KeyAsync(() => OpenAsync(_view?.Pair?.Next))),
        ];

    private DraftKey DraftOf(PairView pair) => new(DraftForms.Judgement, $"{StudyId:N}-{pair.Position}");

    private Task OpenAsync(int? position) => position is null || _isSaving ? Task.CompletedTask : ReadAsync(position);

    private async Task KeyAsync(Func<Task> act)
    {
        await act();
        StateHasChanged();
    }
}
