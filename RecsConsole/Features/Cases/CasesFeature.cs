using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework.Presence;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Creating;
using RecsConsole.Features.Cases.Deadlines;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Features.Cases.Detail.Mentioning;
using RecsConsole.Features.Cases.Detail.Owners;
using RecsConsole.Features.Cases.Emergency;
using RecsConsole.Features.Cases.Exchange;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Cases.Fields;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Columns;
using RecsConsole.Features.Cases.Queue.Export;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Features.Cases.Queue.Views;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases;

/// <summary>My queue, the case page, and the import of logs.</summary>
public static class CasesFeature
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddDecisionPoint();
        services.AddScoped<QueueMemory>();
        services.AddScoped<ListQueueCases>();
        services.AddScoped<PrepareNextStep>();
        services.AddScoped<FindQueuePlace>();
        services.AddScoped<ExportQueueCases>();
        services.AddScoped<AddQueueView>().AddScoped<SaveQueueView>();
        services.AddScoped<DeleteQueueView>();
        services.AddScoped<SaveQueueColumns>();
        services.AddScoped<DetectSlaRisk>();
        services.AddTenantJob<SlaRiskJob>(SlaRiskJob.Info);
        services.AddScoped<ReadLookAgain>();
        services.AddSingleton<UsualWaits>();
        services.AddScoped<SetCasesAside>();
        services.AddScoped<DetectLookAgain>();
        services.AddTenantJob<LookAgainJob>(LookAgainJob.Info);
        services.TryAddSingleton<IWorkflowSource, DatabaseWorkflowSource>();
        services.TryAddSingleton<CasePresence>();
        services.AddHostedService<PresenceExchange>();
        services.AddScoped<ReadCase>();
        services.AddScoped<ReadDeadline>();
        services.AddSingleton<ListCases>().AddSingleton<FindCase>();
        services.AddSingleton<ReceiveRows>().AddSingleton<ReceiveCases>().AddSingleton<ReceiveEvents>().AddSingleton<ReceiveOutcome>();
        services.AddSingleton<ReceiveRating>();
        services.AddScoped<ListCaseEvents>();
        services.AddScoped<AddNote>();
        services.AddScoped<ListMentionable>().AddScoped<SendOwnerQuestion>();
        services.AddScoped<RecordOccurrence>().AddScoped<UndoOccurrence>();
        services.AddScoped<AssignCases>().AddScoped<UndoAssignments>().AddScoped<ListAssignees>();
        services.AddScoped<ReadNewCase>().AddScoped<FindCustomers>().AddScoped<CreateCase>();
        services.AddScoped<ReadFields>().AddScoped<ChangeCases>().AddScoped<UndoChanges>();
        services.TryAddSingleton<OperationScopeFactory>();
        services.AddScoped<OpenInEmergency>().AddScoped<ReadEmergencyLimits>();
        services.AddObjectAddress(
            CaseAddresses.Pattern,
            async (provider, actor, values, cancellationToken) =>
                values["key"] is string key && await provider.GetRequiredService<ReadCase>().MayOpenAsync(actor, key, cancellationToken)
        );
        return services.AddLogImport();
    }

    /// <summary>Download of a queue; a page cannot send a file through its circuit.</summary>
    public static WebApplication MapCases(this WebApplication app) => app.MapQueue();
}
