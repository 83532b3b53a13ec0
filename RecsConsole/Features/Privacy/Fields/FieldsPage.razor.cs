using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>The purposes that data fields may be used for, and the refused uses.</summary>
public sealed partial class FieldsPage(ReadFields readFields, PreviewFields previewFields, SaveFields saveFields)
{
    private ReasonDialog? _dialog;
    private FieldDraft _draft = FieldDraft.From(null);
    private int _drafted = -1;
    private bool _isBusy;
    private string? _wrong;
    private string? _news;

    protected override bool Question => true;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Configuration, ChangeKind.Job];

    private bool HasChanged => View is { } view && !FieldLimitRules.IsSame(FieldDraft.From(view.Limits).ToLimits(), _draft.ToLimits());

    protected override Task<Result<FieldsView>> ReadAsync(Actor actor, bool question) => readFields.RunAsync(actor, Disposed);

    protected override Task OnReadAsync()
    {
        // unsaved changes stay as long as the settings are the same
        if (View is { } view && view.Version != _drafted)
        {
            (_draft, _drafted) = (FieldDraft.From(view.Limits), view.Version);
        }

        return Task.CompletedTask;
    }

    private void Leave(bool leavesOut) => _draft.LeavesOut = leavesOut;

    private void Discard() => _draft = FieldDraft.From(View?.Limits);

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
            new(Texts.SaveFieldsQuestion, FieldsEffectLabels.Of(known), Texts.SaveFieldsVerb) { Label = Texts.EraseWhy },
            async reason =>
            {
                var result = await saveFields.RunAsync(await ActorAsync(), new(View!.Version, limits, reason), Disposed);
                if (result.IsOk)
                {
                    _news = result.Value;
                    await ReadAgainAsync();
                    StateHasChanged(); // the dialog calls back without rendering the page
                }

                return result.Error;
            }
        );
    }
}
