using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>The tenant's case types; reloads when someone changes one.</summary>
public sealed partial class CaseTypesPage(ListCaseTypes listTypes, AddCaseType addType, SaveCaseType saveType)
{
    private string? _wrong;
    private string? _news;
    private string? _edited;
    private bool _isBusy;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Configuration, ChangeKind.Permission];

    protected override bool Question => true;

    protected override Task<Result<CaseTypeList>> ReadAsync(Actor actor, bool question) => listTypes.RunAsync(actor, Disposed);

    private async Task<bool> AddAsync(NewCaseType wanted)
    {
        var added = await DoAsync(actor => addType.RunAsync(actor, wanted, Disposed), made => made.Words);
        return added;
    }

    private async Task<bool> SaveAsync(ChangedCaseType changed)
    {
        var isSaved = await DoAsync(actor => saveType.RunAsync(actor, changed, Disposed), words => words);
        _edited = isSaved ? null : _edited;
        return isSaved;
    }

    private async Task<bool> DoAsync<T>(Func<Actor, Task<Result<T>>> act, Func<T, string> say)
    {
        if (_isBusy)
        {
            return false; // a second click while the first is under way
        }

        (_isBusy, _wrong, _news) = (true, null, null);
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
