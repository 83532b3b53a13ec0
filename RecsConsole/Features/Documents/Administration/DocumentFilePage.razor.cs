using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>A document with its versions: to read, edit, approve and withdraw.</summary>
public sealed partial class DocumentFilePage(
    OpenDocumentFile openDocumentFile,
    WithdrawVersion withdrawVersion,
    CurateDocument curateDocument
)
{
    private ReasonDialog? _dialog;
    private string? _news;
    private string? _refusal;
    private int? _selected;
    private int? _compared;
    private bool _isEditing;
    private bool _isBusy;

    /// <summary>Null for a new document.</summary>
    [Parameter]
    public string? Key { get; set; }

    protected override string Question => Key ?? "";

    private DocumentVersion? Selected =>
        View?.Versions.FirstOrDefault(each => each.Version == _selected) ?? (View is { Versions: [var newest, ..] } ? newest : null);

    private DocumentVersion? Compared => View?.Versions.FirstOrDefault(each => each.Version == _compared);

    private string Title => Key is null ? Texts.NewDocument : Selected?.Content.Title ?? SharedTexts.Document;

    protected override Task<Result<DocumentFile>> ReadAsync(Actor actor, string question) =>
        openDocumentFile.RunAsync(actor, question.Length == 0 ? null : question, Disposed);

    protected override void OnQuestionChanged()
    {
        Forget();
        (_selected, _compared, _isEditing) = (null, null, Key is null);
    }

    private void Edit() => (_isEditing, _news, _refusal) = (true, null, null);

    private void Close()
    {
        _isEditing = false;
        if (Key is null)
        {
            Navigation.NavigateTo(DocumentFilter.Path);
        }
    }

    private async Task TakeAsync(SavedDraft saved)
    {
        (_isEditing, _selected, _news) = (false, saved.Version, Texts.DraftOfVersionSaved.With(saved.Version));
        if (Key is null)
        {
            Navigation.NavigateTo(DocumentsPage.AddressOf(saved.Key));
            return;
        }

        await ReadAgainAsync();
    }

    private Task DoneAsync(string news)
    {
        _news = news;
        return ReadAgainAsync();
    }

    private Task AskToWithdrawAsync(DocumentVersion version) =>
        _dialog!.AskAsync(
            new(
                Texts.WithdrawVersion.With(version.Version, version.Content.Title),
                DocumentLabels.ConsequenceOfWithdrawal(version.Status),
                Texts.WithdrawVersionWithVersion.With(version.Version)
            )
            {
                Label = SharedTexts.Reason,
                Missing = Texts.SayWhyItIsWithdrawn,
                Draft = new(DraftForms.Document, $"withdraw:{Key}"),
                IsDestructive = true,
            },
            reason => WithdrawAsync(version, reason)
        );

    private async Task<Error?> WithdrawAsync(DocumentVersion version, string reason)
    {
        var request = new VersionRequest(Key!, version.Version, version.Revision);
        var result = await withdrawVersion.RunAsync(await ActorAsync(), request, reason, Disposed);
        _news = result.IsOk ? NewsOf(Texts.VersionWithdrawn.With(version.Version), result.Value) : null;
        await ReadAgainAsync();
        StateHasChanged();
        return result.Error;
    }

    private async Task CurateAsync(IReadOnlyList<string> issueTypes)
    {
        _isBusy = true;
        var result = await curateDocument.RunAsync(await ActorAsync(), new(Key!, issueTypes), Disposed);
        _refusal = result.Error?.Message;
        _news = result.Value switch
        {
            null => null,
            [] => Texts.NoLongerRecommended,
            var chosen => Texts.RecommendedFor.With(string.Join(", ", chosen.Select(View!.Choices.Terms.Words))),
        };
        await ReadAgainAsync();
        _isBusy = false;
    }

    private static string NewsOf(string done, DocumentStatus status) => $"{done}: {DocumentLabels.State(status).ToLowerInvariant()}.";

    private void Select(int version) => (_selected, _compared, _news) = (version, null, null);

    private void Compare(int? version) => _compared = version;
}
