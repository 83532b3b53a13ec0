using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Features.Catalog.Workflows.Detail;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Workflows;

/// <summary>
/// The desk with two admins who maintain its workflow, "desk": new -ask-> working -fix-> resolved. One open case is in state new.
/// </summary>
public sealed class WorkflowDesk : CatalogDesk<WorkflowRow>
{
    public const string Key = "desk";

    public static async Task<WorkflowDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = new WorkflowDesk
        {
            World = await DeskWorld.CreateAsync(provider, services => services.AddWorkflows().AddCaseTypes().AddPolicies().AddTenants()),
        };
        await desk.AddPeopleAsync();
        return desk;
    }

    /// <summary>The content of the version in force.</summary>
    public async Task<WorkflowContent> InForceAsync() => (await ReadAsync(Ada)).Value!.Published!.Content;

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, WorkflowContent content, string key = Key) =>
        await World.Get<SaveWorkflowDraft>().RunAsync(actor, new(key, await SeenAsync(key), content), Token);

    public async Task<Result<VersionStepResult>> SubmitAsync(Actor actor, string key = Key) =>
        await World.Get<VersionLife<WorkflowRow, WorkflowContent>>().SubmitAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> PublishAsync(Actor actor, string key = Key) =>
        await World.Get<VersionLife<WorkflowRow, WorkflowContent>>().PublishAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> RetireAsync(Actor actor, string key = Key) =>
        await World.Get<VersionLife<WorkflowRow, WorkflowContent>>().RetireAsync(actor, await NewestAsync(key), Token);

    /// <summary>Ada draws and submits the workflow; Ben publishes it.</summary>
    public async Task<Result<VersionStepResult>> BringInForceAsync(WorkflowContent content, string key = Key)
    {
        var saved = await SaveAsync(Ada, content, key);
        if (saved.Error is { } error)
        {
            return error;
        }

        await SubmitAsync(Ada, key);
        return await PublishAsync(Ben, key);
    }

    public Task<Result<WorkflowView>> ReadAsync(Actor actor, string key = Key) => World.Get<ReadWorkflow>().RunAsync(actor, key, Token);

    public Task<Result<WorkflowPreview>> PreviewAsync(Actor actor, WorkflowContent content) =>
        World.Get<PreviewWorkflow>().RunAsync(actor, Key, content, Token);

    /// <summary>The same workflow without one step.</summary>
    public static WorkflowContent Without(WorkflowContent content, string action) =>
        content with
        {
            Steps = [.. content.Steps.Where(step => step.ActionKey != action)],
        };

    /// <summary>The same workflow with one more state.</summary>
    public static WorkflowContent With(WorkflowContent content, WorkflowState state, params WorkflowTransition[] steps) =>
        content with
        {
            States = [.. content.States, state],
            Steps = [.. content.Steps, .. steps],
        };
}
