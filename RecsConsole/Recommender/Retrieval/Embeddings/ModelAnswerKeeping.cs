using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// Adds the counts of this node to those of the tenant, every few seconds and when the site stops. A killed process loses at most the counts
/// of its last seconds.
/// </summary>
public sealed partial class ModelAnswerKeeping(
    ModelAnswers answers,
    TenantDb tenantDb,
    TimeProvider clock,
    ILogger<ModelAnswerKeeping> logger
) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    /// <summary>Stores what was counted. Public so that tests and the command line need not wait.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, count) in answers.Take())
        {
            try
            {
                await AddAsync(key, count, cancellationToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException) // keep the count whatever failed
            {
                answers.Add(key, count);
                LogNotStored(e);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken); // no longer than the host allows
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes the rest
        }
    }

    // The database adds, because other nodes add to the same row. If two of them make the row at once, one fails and adds the next time.
    private async Task AddAsync(ModelAnswerKey key, long count, CancellationToken cancellationToken)
    {
        var (hour, model, outcome) = (key.Hour, key.Model, key.Outcome);
        await using var db = await tenantDb.OpenAsync(Actor.Job(key.TenantId), cancellationToken);
        var rows = db.ModelAnswers.Where(row => row.Hour == hour && row.Model == model && row.Outcome == outcome);
        if (await CountedColumn.AddAsync(rows, row => row.Count, count, cancellationToken) > 0)
        {
            return;
        }

        db.ModelAnswers.Add(
            new()
            {
                TenantId = key.TenantId,
                Hour = hour,
                Model = model,
                Outcome = outcome,
                Count = count,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1135, Level = LogLevel.Error, Message = "Counts of the optional models could not be stored yet")]
    private partial void LogNotStored(Exception exception);
}
