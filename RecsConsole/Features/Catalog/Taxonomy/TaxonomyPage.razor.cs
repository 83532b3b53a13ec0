using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>The tenant's issue types and products; reloads when somebody changes one or an import brings others.</summary>
public sealed partial class TaxonomyPage(ListTaxonomy listTaxonomy, AddTerms addTerms, SaveTerm saveTerm)
{
    private TermName? _edited;
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Catalog, ChangeKind.Configuration, ChangeKind.Import, ChangeKind.Permission];

    protected override Task<Result<TaxonomyList>> ReadAsync(Actor actor, TaxonomyFilter question) =>
        listTaxonomy.RunAsync(actor, question, Disposed);

    private void Narrow(TaxonomyFilter filter) => Show(filter with { Page = 1 });

    private Task<bool> AddOneAsync(NewTerm term) => AddAsync([term]);

    private Task<bool> AddAllAsync(IReadOnlyList<TermName> names) =>
        AddAsync([.. names.Take(AddTerms.Most).Select(name => new NewTerm(name.Kind, name.Key, ""))]);

    private Task<bool> AddAsync(IReadOnlyList<NewTerm> terms) =>
        DoAsync(actor => addTerms.RunAsync(actor, terms, Disposed), added => Texts.TermsAdded.With(added));

    private async Task<bool> SaveAsync(ChangedTerm changed)
    {
        var isSaved = await DoAsync(actor => saveTerm.RunAsync(actor, changed, Disposed), words => words);
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
