using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>A document with its versions: read, written, approved and withdrawn here.</summary>
public sealed partial class DocumentFilePage(
    OpenDocumentFile openDocumentFile,
    DocumentCommands commands,
    ActorProvider actors,
    NavigationManager navigation
)
{
    private DocumentFile? _file;
    private Error? _error;
    private DocumentDraft? _draft;
    private DocumentVersion? _basis;
    private DocumentVersion? _theirs;
    private Modal? _withdraw;
    private string _reason = "";
    private string? _news;
    private string? _refusal;
    private string? _saveError;
    private string? _readKey = "\0";
    private int? _selected;
    private int? _compared;
    private bool _isBusy;

    [Parameter]
    public string? Key { get; set; }

    private DocumentVersion? Selected =>
        _file?.Versions.FirstOrDefault(each => each.Version == _selected) ?? (_file is { Versions: [var newest, ..] } ? newest : null);

    private DocumentVersion? Compared => _file?.Versions.FirstOrDefault(each => each.Version == _compared);

    private DocumentVersion? Waiting => _file?.Versions.FirstOrDefault(each => each.Status is DocumentStatus.Draft);

    private int Newest => _file!.Versions.Count == 0 ? 0 : _file.Versions[0].Version;

    private int DraftNumber => _basis?.Version ?? Newest + 1;

    private string Title => Key is null ? Texts.NewDocument : Selected?.Content.Title ?? SharedTexts.Document;

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(_readKey, Key, StringComparison.Ordinal))
        {
            _readKey = Key;
            (_file, _draft, _basis, _theirs, _selected, _compared) = (null, null, null, null, null, null);
            await ReadAsync();
            _draft = Key is null && _error is null ? new() : null;
        }
    }

    private async Task ReadAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await openDocumentFile.RunAsync(actor, Key, Disposed);
        _error = result.Error;
        _file = result.Value ?? _file;
    }

    private void Edit()
    {
        _basis = Waiting;
        _draft = (Waiting ?? _file!.Versions[0]).Content;
        // the next version begins when it is approved, not when the last one did
        _draft = _basis is null ? _draft with { EffectiveFrom = null } : _draft;
        (_news, _refusal, _saveError) = (null, null, null);
    }

    private void Close()
    {
        (_draft, _theirs, _saveError) = (null, null, null);
        if (Key is null)
        {
            navigation.NavigateTo(DocumentFilter.Path);
        }
    }

    private async Task SaveAsync()
    {
        var request = new SaveDraftRequest(_draft!, _basis?.Version, _basis?.Revision ?? 0, Key is null);
        var result = await DoAsync(actor => commands.SaveDraft.RunAsync(actor, request, Disposed));
        _saveError = result.Error?.Message;
        if (result.Value is { } saved)
        {
            (_draft, _theirs, _news) = (null, null, Texts.DraftOfVersionSaved.With(saved.Version));
            _selected = saved.Version;
            if (Key is null)
            {
                navigation.NavigateTo(DocumentsPage.AddressOf(saved.Key));
                return;
            }
        }

        if (Key is not null)
        {
            await ReadAsync();
            _theirs = result.Error?.Kind == ErrorKind.Conflict ? Waiting ?? Selected : _theirs;
        }
    }

    private void KeepMine() => (_basis, _theirs, _saveError) = (Waiting, null, null);

    private void TakeTheirs() => (_basis, _draft, _theirs, _saveError) = (Waiting, _theirs!.Content, null, null);

    private void Select(int version) => (_selected, _compared, _news) = (version, null, null);

    private void Compare(int? version) => _compared = version;
}
