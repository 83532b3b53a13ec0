using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Embeddings;
using RecsConsole.Features.NextSteps;
using RecsConsole.Features.People.Experience;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Tenants.SourceCheck;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.ReceivedRows;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>What two administrators of a tenant do on pages until every source has its data.</summary>
internal sealed class SourceSteps(IServiceProvider services, Actor admin, Actor second)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sends a draft for review; a second person publishes it.</summary>
    public async Task PublishAsync<TRow, TContent>(string key, int version = 1, bool appliesToOpenCases = false)
        where TRow : class, IVersionRow
        where TContent : IVersionContent
    {
        await DoneAsync(Get<VersionLife<TRow, TContent>>().SubmitAsync(admin, new(key, version, 1), Token));
        var step = new VersionStepRequest(key, version, 2) { AppliesToOpenCases = appliesToOpenCases };
        await DoneAsync(Get<VersionLife<TRow, TContent>>().PublishAsync(second, step, Token));
    }

    /// <summary>Marks a document as useful on the page of a case.</summary>
    public async Task UseDocumentAsync(string caseKey, string document)
    {
        await using var db = Operators.Open(services);
        db.BindTo(admin.TenantId);
        var id = await db.Cases.Where(row => row.Key == caseKey).Select(row => row.Id).SingleAsync(Token);
        var shown = await Get<RecommendForCase>().RunAsync(admin, new(id, null), Token);
        var decision = shown.Value.ShouldNotBeNull(shown.Error?.Message).DecisionId!.Value;
        var useful = new RespondToSlateRequest(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Document, document);
        await DoneAsync(Get<RespondToSlate>().RunAsync(admin, useful, Token));
    }

    /// <summary>Runs the jobs that learn from what was brought.</summary>
    public async Task LearnAsync()
    {
        var job = Actor.Job(admin.TenantId);
        await DoneAsync(Get<CountExperience>().RunAsync(job, Token));
        await DoneAsync(Get<LearnNextSteps>().RunAsync(job, new(new JobProgress()), Token));
        await DoneAsync(Get<EmbedTexts>().RunAsync(job, new(new JobProgress()), Token));
        await Get<SearchSnapshots>().RebuildAsync(job, Token);
    }

    /// <summary>Switches on the sources that are off until a tenant wants them, on the page of the settings.</summary>
    public async Task SwitchOnAsync()
    {
        var settings = (await Get<ReadTenantSettings>().RunAsync(admin, Token)).Value!.Current;
        var wanted = settings with { Part = settings.Part with { EnabledSources = SourceSwitches.OptIn } };
        var sent = await Get<ProposeSettings>().RunAsync(admin, new(settings.Version, wanted, "All sources"), Token);
        await DoneAsync(Get<PublishSettings>().RunAsync(second, new(new(sent.Value, 1), null), Token));
    }

    /// <summary>Every source has its line and proposes for one of so many open cases.</summary>
    public async Task ShouldAllProposeAsync(int tried)
    {
        var sources = (await Get<CheckSources>().RunAsync(admin, Token)).Value!;

        sources.Lines.Count.ShouldBe(typeof(SourceNames).GetFields().Length, "each source has its line");
        sources.Tried.ShouldBe(tried);
        sources
            .Lines.Where(line => line.Status is not SourceStatus.Proposes)
            .Select(line => $"{line.Need.Source}: {line.Status}, has {line.Stock}")
            .ShouldBeEmpty();
    }

    /// <summary>A tenant that brought nothing has nothing.</summary>
    public async Task ShouldHaveNothingAsync(Actor stranger)
    {
        var elsewhere = (await Get<CheckSources>().RunAsync(stranger, Token)).Value!;
        elsewhere.Lines.ShouldAllBe(line => line.Stock == 0 && line.Cases == 0);
    }

    public static async Task DoneAsync<T>(Task<Result<T>> doing) => (await doing).Error.ShouldBeNull();

    public static async Task TakenAsync(Task<Result<IReadOnlyList<ReceivedRow>>> doing) => AllTaken(await doing);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
