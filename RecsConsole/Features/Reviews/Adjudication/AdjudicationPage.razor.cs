using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Reviews.Judging.Grading;
using RecsConsole.Features.Reviews.Pairs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>A pair on which the reviewers disagree, or one that gets a known answer, for a lead to decide; the keyboard shortcuts are those of judging.</summary>
public sealed partial class AdjudicationPage
{
    private readonly ReadAdjudication _readAdjudication;
    private readonly AdjudicatePair _adjudicatePair;
    private readonly PageKey[] _keys;
    private readonly PageKey[] _gradeKeys;
    private readonly GradeDraft _grades;
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);
    private long? _begunFor;
    private bool _isSaving;
    private string? _wrong;
    private string _explanation = "";
    private UndoToast? _toast;

    public AdjudicationPage(ReadAdjudication readAdjudication, AdjudicatePair adjudicatePair, TimeProvider clock)
    {
        (_readAdjudication, _adjudicatePair, _grades) = (readAdjudication, adjudicatePair, new(clock));
        _gradeKeys = [.. GradeKeys.Of(_grades, Change), new("Enter", Texts.SavesKnownGrades, () => KeyAsync(null))];
        _keys =
        [
            .. PairChoices.All.Select(each => new PageKey(each.Key, each.InSentence, () => KeyAsync(each.Choice))),
            .. JudgementReasons.All.Select(each => new PageKey(
                JudgementReasons.LetterOf(each.Key),
                each.Words.InSentence(),
                () =>
                {
                    Toggle(each.Key);
                    StateHasChanged();
                }
            )),
        ];
    }

    [Parameter]
    public string Study { get; set; } = "";

    protected override IReadOnlyList<ChangeKind> Follows => ReviewChanges.Kinds;

    protected override TimeSpan Gather => ReviewChanges.Gather;

    private Guid StudyId => Guid.TryParse(Study, out var id) ? id : Guid.Empty;

    protected override Task<Result<AdjudicationView>> ReadAsync(Actor actor, string question) =>
        _readAdjudication.RunAsync(actor, StudyId, Guid.TryParse(question, out var id) ? id : Guid.Empty, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        (_begunFor, _wrong, _explanation) = (null, null, "");
        _reasons.Clear();
        _grades.Begin(0, []);
    }

    // keep reasons chosen here until the stored decision changes
    protected override Task OnReadAsync()
    {
        if (View is { } view && _begunFor != view.Revision)
        {
            _begunFor = view.Revision;
            _reasons.Clear();
            _reasons.UnionWith(view.Decision?.Reasons ?? []);
            _explanation = view.Decision?.Explanation ?? _explanation;
            _grades.Begin(view.IsGraded ? view.Left.Count : 0, view.Decision?.Grades ?? []);
        }

        return Task.CompletedTask;
    }

    private void Toggle(string reason)
    {
        if (!_reasons.Remove(reason))
        {
            _reasons.Add(reason);
        }
    }

    private async Task SaveAsync(PairChoice? choice)
    {
        if (_isSaving || View is not { IsFixed: false } view)
        {
            return; // a second press while the first is under way
        }

        if (view.IsGraded && !_grades.IsComplete)
        {
            _wrong = Texts.GradesMissing;
            return;
        }

        _isSaving = true;
        try
        {
            var result = await _adjudicatePair.RunAsync(
                await ActorAsync(),
                new(view.StudyId, view.Case.Id, choice, [.. _reasons], view.Revision, _explanation) { Grades = _grades.Given },
                Disposed
            );
            await ReadAgainAsync();
            _wrong = result.Error?.Message;
            if (result.IsOk)
            {
                _toast!.Show(Texts.DecisionSaved);
            }
        }
        finally
        {
            _isSaving = false;
        }
    }

    private void Change(Action change)
    {
        if (!_isSaving && View is { IsFixed: false })
        {
            change();
            StateHasChanged();
        }
    }

    // A key press is not an event of this component, so it must re-render explicitly.
    private async Task KeyAsync(PairChoice? choice)
    {
        await SaveAsync(choice);
        StateHasChanged();
    }
}
