using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The form of a new study, and its progress while it is created.</summary>
public sealed partial class NewStudyPage(ReadStudyForm readStudyForm, CreateStudy makeStudy)
{
    private StudyDraft _draft = new();
    private IReadOnlyDictionary<string, string> _problems = StudyRules.None;
    private StudyForm? _form;
    private CreatedStudy? _created;
    private StudyProgress? _progress;
    private Error? _error;
    private string? _wrong;
    private bool _isMaking;
    private bool _wasTried;
    private CancellationTokenSource? _stop;
    private FormDraft<StudyDraft>? _kept;

    private string ProgressWords =>
        _progress is not { } progress ? Texts.DrawingTheCases
        : _draft.IsGraded ? Texts.RankingCaseOf.With(progress.Cases, Wanted)
        : Texts.RankingCaseOfWithBothSystems.With(progress.Cases, Wanted);

    private int Wanted => StudyPool.Wanted(_draft.ToRequest());

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void Dispose(bool disposing)
    {
        _stop?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        var result = await readStudyForm.RunAsync(actor, Disposed);
        (_form, _error) = (result.Value, result.Error);
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { CtrlKey: true, Key: "Enter" } ? MakeAsync() : Task.CompletedTask;

    private void Changed()
    {
        _wrong = null;
        if (_wasTried)
        {
            _problems = StudyRules.Check(_draft.ToRequest());
        }
    }

    private async Task MakeAsync()
    {
        _wasTried = true;
        Changed();
        if (_isMaking || _problems.Count > 0)
        {
            return;
        }

        (_isMaking, _progress) = (true, null);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Disposed);
        try
        {
            var actor = await ActorAsync();
            var request = _draft.ToRequest(new Progress(ShowProgress));
            var token = _stop.Token;
            // off the circuit, so that progress is rendered and the user can cancel
            var result = await Task.Run(() => makeStudy.RunAsync(actor, request, token), token);
            (_created, _wrong) = (result.Value, result.Error?.Message);
            if (_created is not null)
            {
                await (_kept?.ForgetAsync() ?? Task.CompletedTask); // the message about the created study stays on this page
            }
        }
        catch (OperationCanceledException) when (!Disposed.IsCancellationRequested)
        {
            _wrong = Texts.StoppedNoStudyWasMade;
        }
        finally
        {
            _isMaking = false;
            _stop.Dispose();
            _stop = null;
        }
    }

    private void Discard()
    {
        (_draft, _wasTried, _wrong) = (new(), false, null);
        _problems = StudyRules.None;
    }

    private void Cancel() => _stop?.Cancel();

    private void ShowProgress(StudyProgress progress) =>
        _ = InvokeAsync(() =>
        {
            _progress = progress;
            StateHasChanged();
        });

    private sealed class Progress(Action<StudyProgress> report) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => report(value);
    }
}
