using RecsConsole.Casework;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>The tenant's case types; reloads when someone changes one.</summary>
public sealed partial class CaseTypesPage(ListCaseTypes listTypes, AddCaseType addType, SaveCaseType saveType)
{
    private string? _wrong;
    private string? _wrongKey; // the changed case type that the error is about; null when it is about a new one
    private string? _news;
    private string? _edited;
    private bool _isInForce;
    private bool _isBusy;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Configuration, ChangeKind.Permission];

    protected override bool Question => true;

    protected override Task<Result<CaseTypeList>> ReadAsync(Actor actor, bool question) => listTypes.RunAsync(actor, Disposed);

    private async Task<bool> AddAsync(NewCaseType wanted)
    {
        _isInForce = false;
        return await DoAsync(null, actor => addType.RunAsync(actor, wanted, Disposed), Say);

        string Say(AddedCaseType made)
        {
            _isInForce = made.Message is null || View is { Changes.IsAlone: true };
            return made.Words;
        }
    }

    private async Task<bool> SaveAsync(ChangedCaseType changed)
    {
        _isInForce = false;
        var isSaved = await DoAsync(changed.Key, actor => saveType.RunAsync(actor, changed, Disposed), words => words);
        _edited = isSaved ? null : _edited;
        return isSaved;
    }

    // what went wrong in another form stays to be read
    private void Cancel(string key) => (_edited, _wrong) = (null, string.Equals(_wrongKey, key, StringComparison.Ordinal) ? null : _wrong);

    private string? WrongIn(string? key) => string.Equals(_wrongKey, key, StringComparison.Ordinal) ? _wrong : null;

    private static string NameOf(CaseTypeList view, string key) =>
        view.Lines.FirstOrDefault(line => string.Equals(line.Key, key, StringComparison.Ordinal))?.Name
        ?? CaseworkTexts.PartCaseType.With(key);

    private async Task<bool> DoAsync<T>(string? key, Func<Actor, Task<Result<T>>> act, Func<T, string> say)
    {
        if (_isBusy)
        {
            return false; // a second click while the first is under way
        }

        (_isBusy, _wrong, _wrongKey, _news) = (true, null, key, null);
        try
        {
            var result = await act(await ActorAsync());
            await ReadAgainAsync();
            (_wrong, _news) = (result.Error?.Message, result.IsOk ? say(result.Value) : null);
            return result.IsOk;
        }
        finally
        {
            _isBusy = false;
            StateHasChanged(); // the forms call back without rendering the page
        }
    }
}
