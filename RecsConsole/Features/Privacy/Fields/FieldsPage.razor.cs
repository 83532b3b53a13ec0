using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Privacy.Governed;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>The purposes that data fields may be used for, and the refused uses.</summary>
public sealed partial class FieldsPage(ReadFields readFields, PreviewFields previewFields, SaveFields saveFields)
{
    private ReasonDialog? _dialog;
    private FieldDraft _draft = FieldDraft.From(null);
    private int _drafted = -1;
    private bool _isTyped;
    private FormDraft<KeptLimits>? _kept;
    private bool _isBusy;
    private string? _wrong;
    private string? _news;

    protected override bool Question => true;

    private string Verb => View?.Changes.IsAlone is true ? Texts.SaveFieldsVerb : Texts.SendForReview;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Configuration, ChangeKind.Job];

    private bool HasChanged => View is { } view && !FieldLimitRules.IsSame(FieldDraft.From(view.Limits).ToLimits(), _draft.ToLimits());

    private KeptLimits? Typed => _isTyped && HasChanged ? new(_drafted, _draft.ToLimits()) : null;

    protected override Task<Result<FieldsView>> ReadAsync(Actor actor, bool question) => readFields.RunAsync(actor, Disposed);

    protected override Task OnReadAsync()
    {
        // unsaved changes stay, on the version they were begun on: saving reports that somebody else changed the settings
        if (View is { } view && view.Version != _drafted && !_isTyped)
        {
            (_draft, _drafted) = (FieldDraft.From(view.Limits), view.Version);
        }

        return Task.CompletedTask;
    }

    private void Leave(bool leavesOut) => (_draft.LeavesOut, _isTyped) = (leavesOut, true);

    private void Discard() => (_draft, _drafted, _isTyped) = (FieldDraft.From(View?.Limits), View?.Version ?? -1, false);

    private void TakeBack(KeptLimits kept) => (_draft, _drafted, _isTyped) = (FieldDraft.From(kept.Limits), kept.Version, true);

    private void TakeOver(SentBackRule back)
    {
        var content = back.Change.Read<FieldRules>();
        _wrong = content is null ? CaseworkTexts.ProposalUnreadable : null;
        if (content is not null)
        {
            (_draft, _drafted, _isTyped) = (FieldDraft.From(content.After.Limits), View!.Version, true);
        }
    }

    private async Task AskToSaveAsync()
    {
        (_isBusy, _wrong, _news) = (true, null, null);
        var limits = _draft.ToLimits();
        var effect = await previewFields.RunAsync(await ActorAsync(), limits, Disposed);
        _isBusy = false;
        if (effect.Value is not { } known)
        {
            _wrong = effect.Error?.Message;
            return;
        }

        await _dialog!.AskAsync(
            new(Texts.SaveFieldsQuestion, FieldsEffectLabels.Of(known), Verb)
            {
                Label = Texts.EraseWhy,
                Draft = new(DraftForms.DataFields, "why"),
            },
            async reason =>
            {
                var result = await saveFields.RunAsync(await ActorAsync(), new(_drafted, limits, reason), Disposed);
                if (result.IsOk)
                {
                    (_isTyped, _drafted) = (false, -1); // shows what is in force, also while the change waits
                    await ReadAgainAsync();
                    _news = result.Value;
                    await (_kept?.ForgetAsync() ?? Task.CompletedTask);
                    StateHasChanged(); // the dialog calls back without rendering the page
                }

                return result.Error;
            }
        );
    }
}
