using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Models.Comparison;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Detail.Worst;
using RecsConsole.Features.Models.Golden;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Models;

/// <summary>The model registry: what ranks now, what was trained, and how a model is promoted and rolled back.</summary>
public static class ModelsFeature
{
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelsOptions>().BindConfiguration(ModelsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ModelGate>();
        services.AddSingleton<ModelSteps>();
        services.AddSingleton<ModelSwitch>();
        services.AddSingleton<ListModels>();
        services.AddSingleton<ReadModel>();
        services.AddSingleton<ReadWorstCases>();
        services.AddSingleton<CompareModels>();
        services.AddSingleton<ExportModel>();
        services.AddSingleton<GoldenTrials>();
        services.AddSingleton<ReadGoldenSet>();
        services.AddSingleton<ReadGoldenResults>();
        services.AddSingleton<SaveGoldenCase>();
        services.AddSingleton<RemoveGoldenCase>();
        services.AddSingleton<ProposePromotion>();
        services.AddScoped<IWorkSource, ProposedModels>();
        services.AddSingleton<WithdrawProposal>();
        services.AddSingleton<RejectProposal>();
        services.AddSingleton<PromoteModel>();
        services.AddSingleton<RollBackModel>();
        services.AddSingleton<RetireModel>();
        services.AddSingleton<StopModels>();
        services.AddSingleton<ResumeModels>();
        services.AddSingleton<RequestRetraining>();
        services.AddSingleton<CancelRetraining>();
        services.AddTraining();
        services.AddSingleton(FirstTraining);
        return services.AddObjectAddress(ModelFilter.Root + "/{version}", ExistsAsync);
    }

    public static WebApplication MapModels(this WebApplication app) => ModelEndpoint.Map(app);

    /// <summary>Asks for a training of a new demo tenant, which then takes a processor for minutes beside everything else.</summary>
    public static TenantPreparation FirstTraining => new(Texts.AsksForAFirstModel, AskForTrainingAsync);

    // trained in the background after startup, since it takes too long to wait for on a first page
    private static async Task AskForTrainingAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        if (!await db.JobRuns.AnyAsync(row => row.Job == RetrainJob.JobKey, cancellationToken))
        {
            JobRequests.Append(db, RetrainJob.JobKey, requestedById: null, services.GetRequiredService<TimeProvider>().GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async ValueTask<bool> ExistsAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        values["version"] is string version
        // the golden set and the comparison are pages of their own that check permissions themselves
        && (
            version.ToUpperInvariant() is "GOLDEN" or "COMPARE"
            || (await provider.GetRequiredService<ReadModel>().RunAsync(actor, version, cancellationToken)).IsOk
        );
}
