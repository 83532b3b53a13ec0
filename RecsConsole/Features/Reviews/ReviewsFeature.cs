using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Judging.Grading;
using RecsConsole.Features.Reviews.Looks;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Reviews;

/// <summary>
/// Blind comparison of systems, and grades of single lists: leads create studies, reviewers judge, leads read the results.
/// </summary>
public static class ReviewsFeature
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddScoped<ReviewerContext>();
        services.AddScoped<PairMaker>();
        services.AddScoped<ListStudies>();
        services.AddScoped<ReadStudyForm>();
        services.AddScoped<CreateStudy>();
        services.AddScoped<ReadPair>();
        services.AddScoped<JudgePair>();
        services.AddScoped<GradeSlate>();
        services.AddScoped<ReadResults>();
        services.AddScoped<IWorkSource, PairsToJudge>();
        services.AddScoped<IWorkSource, JudgedStudies>();
        services.AddScoped<IWorkSource, DisagreementsToDecide>();
        services.AddScoped<IWorkSource, WaitingLooks>();
        services.AddScoped<CloseStudy>();
        services.AddScoped<ExportJudgements>();
        services.AddUploadScan().AddScoped<PreviewTasks>();
        services.AddScoped<ExportTasks>();
        services.AddScoped<ReadAdjudication>();
        services.AddScoped<AdjudicatePair>();
        services.AddSingleton<IStudyVerdicts, StudyVerdicts>();
        services.AddSingleton<PrepareLooks>();
        services.AddScoped<ListLooks>();
        services.AddScoped<ReadLook>();
        services.AddScoped<JudgeLook>();
        services.AddTenantJob<PrepareLooksJob>(PrepareLooksJob.Info);
        services.AddSingleton(new TenantPreparation(Texts.FindsWhatToLookAt, PrepareAsync) { Stage = PreparationStage.FromLabels });
        return services
            .AddObjectAddress(ReviewAddresses.JudgePattern, MayJudgeAsync)
            .AddObjectAddress(ReviewAddresses.ResultsPattern, MayReadResultsAsync)
            .AddObjectAddress(ReviewAddresses.AdjudicatePattern, MayAdjudicateAsync);
    }

    /// <summary>The files of a study's judgements and tasks; a page cannot send one through its circuit.</summary>
    public static WebApplication MapReviews(this WebApplication app)
    {
        app.MapGet(ReviewAddresses.ExportPattern, ExportAsync);
        app.MapGet(ReviewAddresses.TasksPattern, ExportTasksAsync);
        return app;
    }

    private static Task<Result<int>> PrepareAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken) =>
        services.GetRequiredService<PrepareLooks>().RunAsync(tenant, cancellationToken);

    private static async Task<IResult> ExportAsync(Guid study, HttpContext context, ExportJudgements exportJudgements)
    {
        var actor = ActorProvider.FromHttpContext(context);
        var result = await exportJudgements.RunAsync(actor, study, context.RequestAborted);
        return result.IsOk ? Results.File(result.Value.Content, "text/csv; charset=utf-8", result.Value.Name) : Results.NotFound();
    }

    private static async Task<IResult> ExportTasksAsync(Guid study, HttpContext context, ExportTasks exportTasks)
    {
        var actor = ActorProvider.FromHttpContext(context);
        var result = await exportTasks.RunAsync(actor, study, context.RequestAborted);
        return result.IsOk
            ? Results.File(result.Value.Content, "application/x-ndjson; charset=utf-8", result.Value.Name)
            : Results.NotFound();
    }

    private static async ValueTask<bool> MayJudgeAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        values["study"] is "looks" // the URL of the list, which checks its permission itself
        || Guid.TryParse(values["study"] as string, out var study)
            && (await provider.GetRequiredService<ReadPair>().RunAsync(actor, new(study), cancellationToken)).IsOk;

    private static async ValueTask<bool> MayAdjudicateAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        Guid.TryParse(values["study"] as string, out var study)
        && Guid.TryParse(values["case"] as string, out var found)
        && (await provider.GetRequiredService<ReadAdjudication>().RunAsync(actor, study, found, cancellationToken)).IsOk;

    private static async ValueTask<bool> MayReadResultsAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        values["study"] is "new" // the URL of the form, which checks its permission itself
        || Guid.TryParse(values["study"] as string, out var study)
            && (await provider.GetRequiredService<ReadResults>().RunAsync(actor, study, cancellationToken)).IsOk;
}
