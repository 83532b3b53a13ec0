namespace RecsConsole.Features.Models.Training;

/// <summary>Something to learn from: logged decisions, or the tenant's own finished cases.</summary>
public interface IExamples
{
    /// <summary>The keys of all examples, in time order.</summary>
    IReadOnlyList<ExampleKey> Keys { get; }

    /// <summary>Examples that were left out or turned out to be uninformative.</summary>
    LeftOut LeftOut { get; }

    /// <summary>Builds one example; null when it is uninformative. Must be called in time order.</summary>
    ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken);
}
