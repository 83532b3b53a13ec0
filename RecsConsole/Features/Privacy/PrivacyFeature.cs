using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Privacy.Compliance;
using RecsConsole.Features.Privacy.Consent;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Features.Privacy.Export;
using RecsConsole.Features.Privacy.Fields;
using RecsConsole.Features.Privacy.Governed;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Features.Privacy.Record;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Privacy;

/// <summary>Erasure of customers and people, retention, consent and the record of processing.</summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<FindSubjects>();
        services.AddSingleton<ListErasures>();
        services.TryAddSingleton<ProposalDesk>();
        services.TryAddSingleton<PendingEvents>();
        AddGoverned(services);
        services.AddSingleton<KeyDestruction>();
        services.AddSingleton<EraseSubject>();
        services.AddSingleton<EraseAgreed>();
        services.AddSingleton<RequestErasure>();
        services.AddSingleton<RejectErasure>();
        services.AddSingleton<ReadErasureReceipt>();
        services.AddScoped<IWorkSource, ErasuresToDecide>();
        services.AddSingleton<ListHolds>();
        services.AddSingleton<PlaceHold>();
        services.AddSingleton<LiftHold>();
        services.AddSingleton<ReadRetention>();
        services.AddSingleton<PreviewRetention>();
        services.AddSingleton<SaveRetention>();
        services.AddSingleton<RetentionSteps>();
        services.AddSingleton<ReadFields>();
        services.AddSingleton<PreviewFields>();
        services.AddSingleton<SaveFields>();
        services.AddSingleton<ReadConsent>();
        services.AddSingleton<SaveBasis>();
        services.AddSingleton<RecordConsent>();
        services.AddSingleton<ModelEndpoints>();
        services.AddSingleton<ExportSubject>();
        services.AddSingleton<ReadCompliance>();
        services.AddSingleton<SaveCompliance>();
        services.AddSingleton<ExportExperts>();
        services.AddSingleton<ServerDestinations>();
        services.AddSingleton<RecordRecipients>();
        services.AddSingleton<RecordReader>();
        services.AddSingleton<ReadProcessingRecord>();
        services.AddSingleton<ExportProcessingRecord>();
        services.AddTenantJob<RetentionJob>(RetentionJob.Info);
        services.AddTenantJob<EraseAgreedJob>(EraseAgreedJob.Info);
        return services;
    }

    private static void AddGoverned(IServiceCollection services)
    {
        services.TryAddSingleton<GovernedChanges>();
        services.AddSingleton<GovernedFields>();
        services.AddSingleton<IGovernedPart, GovernedFields>();
        services.AddSingleton<GovernedBases>();
        services.AddSingleton<IGovernedPart, GovernedBases>();
        services.AddSingleton<GovernedCompliance>();
        services.AddSingleton<IGovernedPart, GovernedCompliance>();
        services.AddSingleton<GovernedRetention>();
        services.AddSingleton<IGovernedPart, GovernedRetention>();
    }

    /// <summary>Maps the file downloads.</summary>
    public static WebApplication MapPrivacy(this WebApplication app) =>
        RecordEndpoint.Map(ComplianceEndpoint.Map(ReceiptEndpoint.Map(SubjectEndpoint.Map(app))));
}
