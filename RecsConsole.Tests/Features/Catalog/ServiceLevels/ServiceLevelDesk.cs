using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.ServiceLevels.Detail;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>
/// The desk with two admins who maintain service levels; its case is a priority 2 ticket of a Gold customer, and its calendar counts
/// every hour.
/// </summary>
public sealed class ServiceLevelDesk : CatalogDesk<ServiceLevelRow>
{
    public const string Key = "tickets";

    /// <summary>Promises a solution within four hours; the clock stops while a case is in progress.</summary>
    public static ServiceLevelContent Text { get; } =
        new()
        {
            Title = "Tickets",
            CaseTypes = ["ticket"],
            TargetMinutes = 240,
            PauseStates = ["working"],
        };

    public static async Task<ServiceLevelDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = new ServiceLevelDesk
        {
            World = await DeskWorld.CreateAsync(provider, services => services.AddServiceLevels().AddCases()),
        };
        await desk.AddPeopleAsync();
        return desk;
    }

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, ServiceLevelContent text)
    {
        return await World.Get<SaveServiceLevelDraft>().RunAsync(actor, new(key, await SeenAsync(key), text), Token);
    }

    public async Task<Result<VersionStepResult>> PublishAsync(Actor actor, string key, bool applies = false) =>
        await World.Get<PublishServiceLevel>().RunAsync(actor, await NewestAsync(key) with { AppliesToOpenCases = applies }, Token);

    /// <summary>Ada writes and submits the level; Ben publishes it.</summary>
    public async Task<Result<VersionStepResult>> BringInForceAsync(string key, ServiceLevelContent text, bool applies = false)
    {
        var saved = await SaveAsync(Ada, key, text);
        if (saved.Error is { } error)
        {
            return error;
        }

        await World.Get<VersionLife<ServiceLevelRow, ServiceLevelContent>>().SubmitAsync(Ada, await NewestAsync(key), Token);
        return await PublishAsync(Ben, key, applies);
    }

    public Task<Result<LevelPreview>> PreviewAsync(Actor actor, ServiceLevelContent text) =>
        World.Get<PreviewServiceLevel>().RunAsync(actor, Key, text, Token);

    public Task<Result<ServiceLevelView>> ReadAsync(Actor actor, string key) => World.Get<ReadServiceLevel>().RunAsync(actor, key, Token);

    /// <summary>The reason for the deadline of the case, as its agent reads it.</summary>
    public async Task<DeadlineReason> ReasonAsync()
    {
        var row = await CaseAsync();
        var result = await World.Get<ReadDeadline>().RunAsync(World.Here.Agent, row.Key, Token);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public async Task<CaseRow> CaseAsync()
    {
        await using var db = World.Open();
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Id == World.Here.CaseId, Token);
    }

    /// <summary>Changes the case for a test.</summary>
    public async Task ChangeAsync(Action<CaseRow> change)
    {
        await using var db = World.Open();
        change(await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Token));
        await db.SaveChangesAsync(Token);
    }
}
