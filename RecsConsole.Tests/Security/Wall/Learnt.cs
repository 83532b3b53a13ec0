using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Security.Sweep;
using Shouldly;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>
/// What is kept of a tenant besides its rows: cached facts, indexes, the basis learned from its texts, and its embeddings.
/// </summary>
internal sealed class Learnt
{
    private readonly SweepSite _site;
    private readonly TenantFacts _facts;
    private readonly SearchSnapshot _search;
    private readonly SearchBasisRow _basis;
    private readonly List<EmbeddingRow> _embeddings;
    private readonly IReadOnlyDictionary<string, int> _found;

    private Learnt(
        SweepSite site,
        TenantFacts facts,
        SearchSnapshot search,
        SearchBasisRow basis,
        List<EmbeddingRow> embeddings,
        IReadOnlyDictionary<string, int> found
    ) => (_site, _facts, _search, _basis, _embeddings, _found) = (site, facts, search, basis, embeddings, found);

    public static async Task<Learnt> ReadAsync(SweepSite site, int tenant)
    {
        var actor = Actor.Job(WallTenant.IdOf(site, tenant));
        await using var db = WallTenant.Open(site, tenant);
        var search = await site.Services.GetRequiredService<SearchSnapshots>().RebuildAsync(actor, CancellationToken.None);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var of = 0; of < SweptWorld.Tenants; of++)
        {
            found[WallWork.WordOf(of)] = await FindAsync(site, WallTenant.AdminOf(site, tenant), search, WallWork.WordOf(of));
        }

        return new(
            site,
            await site.Services.GetRequiredService<TenantFactsReader>().ReadAsync(actor, CancellationToken.None),
            search,
            await db.SearchBases.SingleAsync(),
            await db.Embeddings.ToListAsync(),
            found
        );
    }

    public void ShouldHoldOnly(int own, int other)
    {
        var (ours, theirs) = (
            _site.World.Objects.Where(each => each.Tenant == own),
            _site.World.Objects.Where(each => each.Tenant == other)
        );
        FactsShouldHoldOnly([.. ours], [.. theirs]);
        IndexesShouldHoldOnly([.. ours], [.. theirs]);
        BasisShouldHoldOnly(WallWork.WordOf(own), WallWork.WordOf(other));
        EmbeddingsShouldHoldOnly([.. ours], [.. theirs]);
        _found[WallWork.WordOf(own)].ShouldBePositive();
        _found[WallWork.WordOf(other)].ShouldBe(0, "a word of the other tenant is no word here");
    }

    private void FactsShouldHoldOnly(SweptObject[] ours, SweptObject[] theirs)
    {
        ours.Where(each => each.Kind is "person").ShouldAllBe(each => _facts.People.ContainsKey(each.Id));
        theirs.Where(each => each.Kind is "person").ShouldAllBe(each => !_facts.People.ContainsKey(each.Id));
    }

    private void IndexesShouldHoldOnly(SweptObject[] ours, SweptObject[] theirs)
    {
        ours.Where(each => each.Kind is "case").ShouldAllBe(each => _search.Cases.Texts.VectorOf(each.Id.ToString("D")) != null);
        theirs.Where(each => each.Kind is "case").ShouldAllBe(each => _search.Cases.Texts.VectorOf(each.Id.ToString("D")) == null);
        // a few keys exist in both tenants
        var shared = ours.Select(each => each.Key).Intersect(theirs.Select(each => each.Key), StringComparer.Ordinal).ToHashSet();
        theirs
            .Where(each => each.Kind is "document" && !shared.Contains(each.Key))
            .ShouldAllBe(each => _search.Documents.VectorOf(each.Key) == null);
        theirs.Where(each => each.Kind is "person").ShouldAllBe(each => _search.People.VectorOf(each.Id.ToString("D")) == null);
    }

    private void BasisShouldHoldOnly(string own, string other)
    {
        _basis.Texts.ShouldBeGreaterThanOrEqualTo(50);
        _search.Model.ShouldNotBeNull().Version.ShouldBe(_basis.Version, "search goes by the tenant's own basis");
        var stored = Encoding.UTF8.GetString(Brotli.Decompress(_basis.Content));
        stored.ShouldContain(own); // the basis stores its words unencrypted
        stored.ShouldNotContain(other);
        var basis = _search.Model.Basis.ShouldNotBeNull();
        basis.Fold([own]).Values.ShouldContain(value => value != 0);
        basis.Fold([other]).Values.ShouldAllBe(value => value == 0);
    }

    private void EmbeddingsShouldHoldOnly(SweptObject[] ours, SweptObject[] theirs)
    {
        _embeddings.ShouldAllBe(row => row.Model == _basis.Version);
        var of = _embeddings.ToLookup(row => row.Kind, row => row.Key);
        Ids(ours, "case").Except(of[TextKind.Case], StringComparer.Ordinal).ShouldBeEmpty();
        Ids(theirs, "case").Intersect(of[TextKind.Case], StringComparer.Ordinal).ShouldBeEmpty();
        Ids(theirs, "person").Intersect(of[TextKind.Person], StringComparer.Ordinal).ShouldBeEmpty();
        var keys = ours.Where(each => each.Kind is "document").Select(each => each.Key);
        of[TextKind.Document].Except(keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> Ids(SweptObject[] objects, string kind) =>
        objects.Where(each => each.Kind == kind).Select(each => each.Id.ToString("D"));

    private static async Task<int> FindAsync(SweepSite site, Actor actor, SearchSnapshot search, string word)
    {
        var check = await new Visits(site, new SweepTally(site.World, DateTimeOffset.UtcNow)).CheckOfAsync(actor);
        var question = await site.Services.GetRequiredService<RetrievalQueries>().OfTextAsync(actor, search, word, CancellationToken.None);
        return search.Documents.Search(question, 100, check).Count + search.Cases.Texts.Search(question, 100, check).Count;
    }
}
