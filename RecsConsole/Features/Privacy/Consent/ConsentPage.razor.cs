using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>The legal basis for each class of data, and who consented.</summary>
public sealed partial class ConsentPage(ReadConsent readConsent, SaveBasis saveBasis, RecordConsent recordConsent)
{
    private ReasonDialog? _dialog;
    private string _kind = SubjectName.AccountKind;
    private string _key = "";
    private string _said = "yes"; // a select cannot bind a bool: it would show none of its options
    private string _channel = RecordConsent.Channels[0];
    private FormDraft<KeptStatement>? _kept;
    private bool _isBusy;
    private string? _wrong;
    private string? _news;

    private string Verb => View?.Changes.IsAlone is true ? Texts.SaveFieldsVerb : Texts.SendForReview;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Configuration];

    private KeptStatement? Typed => _key.Length == 0 ? null : new(_kind, _key, _said, _channel);

    protected override Task<Result<ConsentView>> ReadAsync(Actor actor, ConsentFilter question) =>
        readConsent.RunAsync(actor, question, Disposed);

    private Task AskToSaveAsync(BasisLine line) =>
        _dialog!.AskAsync(
            new(
                Texts.SaveBasisQuestion.With(FieldLabels.Of(line.Class), ConsentLabels.Of(line.Basis)),
                line.Basis is LegalBasis.Consent ? Texts.ConsentConsequence : Texts.BasisConsequence,
                Verb
            )
            {
                Label = Texts.EraseWhy,
                Draft = new(DraftForms.Consent, $"basis:{line.Class}"),
            },
            async reason =>
                await ShowResultAsync(
                    await saveBasis.RunAsync(await ActorAsync(), new(View!.Version, line.Class, line.Basis, reason), Disposed)
                )
        );

    private void Reset() => _key = "";

    private void TakeBack(KeptStatement kept) => (_kind, _key, _said, _channel) = (kept.Kind, kept.Key, kept.Said, kept.Channel);

    private async Task RecordAsync()
    {
        _isBusy = true;
        var result = await recordConsent.RunAsync(await ActorAsync(), new(_kind, _key, _said is "yes", _channel), Disposed);
        _isBusy = false;
        if (result.IsOk)
        {
            Reset();
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
        }

        _wrong = await ShowResultAsync(result) is { } error ? error.Message : null;
    }

    private async Task<Error?> ShowResultAsync(Result<string> result)
    {
        if (result.IsOk)
        {
            await ReadAgainAsync();
            (_wrong, _news) = (null, result.Value);
            StateHasChanged(); // the dialog calls back without rendering the page
        }

        return result.Error;
    }
}
