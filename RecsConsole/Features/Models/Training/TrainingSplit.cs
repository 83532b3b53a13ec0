namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Splits examples by time: the oldest train, later ones choose penalty and calibration, the latest are evaluated once. An example whose
/// outcome was unknown when the next period began belongs to no period.
/// </summary>
public sealed record TrainingSplit(IReadOnlyList<ExampleKey> Train, IReadOnlyList<ExampleKey> Validation, IReadOnlyList<ExampleKey> Test)
{
    /// <param name="keys">The keys in time order.</param>
    public static TrainingSplit From(IReadOnlyList<ExampleKey> keys, TrainingOptions options)
    {
        var test = (int)(keys.Count * (1 - options.TestShare));
        var validation = (int)(keys.Count * (1 - options.TestShare - options.ValidationShare));
        if (keys.Count == 0)
        {
            return new([], [], []);
        }

        // steps at the very instant of a cut go to the later period
        var (testFrom, validationFrom) = (keys[test].At, keys[validation].At);
        return new(
            [.. keys.Where(key => key.At < validationFrom && key.KnownAt < validationFrom)],
            [.. keys.Where(key => key.At >= validationFrom && key.At < testFrom && key.KnownAt < testFrom)],
            [.. keys.Where(key => key.At >= testFrom)]
        );
    }

    public int Count => Train.Count + Validation.Count + Test.Count;
}
