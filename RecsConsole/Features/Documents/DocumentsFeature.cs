using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Documents.Administration.Uploads;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Features.Documents.Reading;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Documents;

/// <summary>Reading and managing documents.</summary>
public static class DocumentsFeature
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddDecisionPoint();
        services.TryAddSingleton<OperationScopeFactory>();
        services.AddScoped<ReadDocument>().AddScoped<ReportDocument>().AddSingleton<ListDocumentsInForce>();
        services.AddScoped<ReceiveDocuments>();
        services.AddSingleton<KnownTags>().AddSingleton<KnownHeads>().AddHostedService<HeadsWarmUp>().AddScoped<ListDocuments>();
        services.AddHostedService<MarkdownWarmUp>();
        services.AddScoped<OpenDocumentFile>();
        services.AddScoped<SaveDraft>();
        services.AddUploadScan().AddSingleton<FileConversion>().AddScoped<ReadUpload>().AddScoped<SaveUpload>();
        services.AddScoped<ApproveVersion>();
        services.AddScoped<SubmitVersion>();
        services.AddScoped<RejectVersion>();
        services.AddScoped<WithdrawVersion>();
        services.AddScoped<CurateDocument>();
        services.AddScoped<RefreshDocumentStates>();
        services.AddTenantJob<DocumentExpiryJob>(DocumentExpiryJob.Info);
        services.AddScoped<ListReports>();
        services.AddScoped<AnswerReport>();
        services.AddScoped<IWorkSource, DraftsToApprove>();
        services.AddScoped<IWorkSource, DraftsSentBack>();
        services.AddScoped<IWorkSource, OpenReports>();
        services.AddScoped<IWorkSource, ExpiringDocuments>();
        services.AddScoped<IDraftSource, OwnDocuments>();
        services.AddScoped<ImportDocuments>();
        return services.AddAddresses();
    }

    private static IServiceCollection AddAddresses(this IServiceCollection services)
    {
        services.AddObjectAddress(
            "/documents/{key}",
            async (provider, actor, values, cancellationToken) =>
                values["key"] is string key
                && (await provider.GetRequiredService<ReadDocument>().RunAsync(actor, key, cancellationToken)).IsOk
        );
        services.AddObjectAddress(
            "/admin/documents/{key}",
            async (provider, actor, values, cancellationToken) =>
                values["key"] is "new" or "reports" or "upload"
                || (
                    values["key"] is string key
                    && (await provider.GetRequiredService<OpenDocumentFile>().RunAsync(actor, key, cancellationToken)).IsOk
                )
        );
        return services;
    }
}
