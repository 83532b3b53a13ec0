using System.Collections.Concurrent;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// Counts in memory what came of asking the optional models, by tenant and hour; <see cref="ModelAnswerKeeping"/> stores the counts, so that
/// no request waits for a write.
/// </summary>
public sealed class ModelAnswers(TimeProvider clock)
{
    private readonly ConcurrentDictionary<ModelAnswerKey, long> _counts = new();

    /// <summary>Counts one answer, or one failure. Returns at once.</summary>
    /// <param name="tenantId">Null for a question that belongs to no tenant, which is not counted.</param>
    public void Count(Guid? tenantId, ModelUse model, ModelOutcome outcome)
    {
        if (tenantId is { } tenant)
        {
            Add(new(tenant, HourOf(clock.GetUtcNow()), model, outcome), 1);
        }
    }

    /// <summary>Takes what was counted since it was last taken.</summary>
    internal IReadOnlyDictionary<ModelAnswerKey, long> Take()
    {
        var taken = new Dictionary<ModelAnswerKey, long>();
        foreach (var key in _counts.Keys)
        {
            if (_counts.TryRemove(key, out var count))
            {
                taken[key] = count;
            }
        }

        return taken;
    }

    /// <summary>Puts a count back that could not be stored.</summary>
    internal void Add(ModelAnswerKey key, long count) => _counts.AddOrUpdate(key, count, (_, known) => known + count);

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}

/// <summary>What is counted together.</summary>
internal readonly record struct ModelAnswerKey(Guid TenantId, DateTimeOffset Hour, ModelUse Model, ModelOutcome Outcome);
