using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Detail;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Impact;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>
/// The desk with two admins who maintain policies and a supervisor who reads them; "printing" requires notice of new printer cases.
/// </summary>
public sealed class PolicyDesk : CatalogDesk<PolicyRow>
{
    public const string Key = "no-wiping";

    /// <summary>Forbids asking about printers, the desk's first suggestion.</summary>
    public PolicyContent Text =>
        new()
        {
            Title = "Printers are not asked about",
            Statement = "Nobody asks the customer about a printer.",
            EffectiveFrom = Now.AddDays(-1),
            Rules = [new() { IssueTypes = ["printer"], Forbids = ["ask"] }],
        };

    public static async Task<PolicyDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = new PolicyDesk { World = await DeskWorld.CreateAsync(provider, services => services.AddPolicies().AddImpact()) };
        await desk.AddPeopleAsync();
        return desk;
    }

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, PolicyContent text, bool isNew = false) =>
        await World.Get<SavePolicyDraft>().RunAsync(actor, new(key, isNew ? null : await SeenAsync(key), text), Token);

    public async Task<Result<VersionStepResult>> SubmitAsync(Actor actor, string key) =>
        await World.Get<VersionLife<PolicyRow, PolicyContent>>().SubmitAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> PublishAsync(Actor actor, string key) =>
        await World.Get<VersionLife<PolicyRow, PolicyContent>>().PublishAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> RetireAsync(Actor actor, string key) =>
        await World.Get<VersionLife<PolicyRow, PolicyContent>>().RetireAsync(actor, await NewestAsync(key), Token);

    /// <summary>Ada writes and submits the policy; Ben publishes it.</summary>
    public async Task<Result<VersionStepResult>> BringInForceAsync(string key, PolicyContent text)
    {
        var saved = await SaveAsync(Ada, key, text, isNew: true);
        if (saved.Error is { } error)
        {
            return error;
        }

        await SubmitAsync(Ada, key);
        return await PublishAsync(Ben, key);
    }

    public Task<Result<PolicyPreview>> PreviewAsync(Actor actor, PolicyContent text) =>
        World.Get<PreviewPolicy>().RunAsync(actor, text, Token);

    public Task<Result<PolicyView>> ReadAsync(Actor actor, string key) => World.Get<ReadPolicy>().RunAsync(actor, key, Token);
}
