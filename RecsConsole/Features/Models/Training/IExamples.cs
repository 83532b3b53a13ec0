namespace RecsConsole.Features.Models.Training;

/// <summary>Something to learn from: logged decisions, or the tenant's own finished cases.</summary>
public interface IExamples
{
    /// <summary>What there is, by instant.</summary>
    IReadOnlyList<ExampleKey> Keys { get; }

    /// <summary>What is not among them, or turned out to say nothing.</summary>
    LeftOut LeftOut { get; }

    /// <summary>One of them; null when it turns out to say nothing. Asked in the order of time.</summary>
    ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken);
}
