namespace RecsConsole.Engine.NextStep;

/// <summary>
/// A history whose continuation is known, with the opinions of the contexts when counted without its case. Single precision halves the
/// memory needed for training.
/// </summary>
/// <param name="Place">Position that selects the weights.</param>
/// <param name="Steps">The candidate steps; all others are one outcome after them.</param>
/// <param name="Logs">Log probabilities by opinion and step.</param>
/// <param name="Evidence">Evidence class by opinion.</param>
/// <param name="Came">Index of the step that came.</param>
/// <param name="EndPlace">Index of the end; -1 when it is not a candidate.</param>
internal sealed record FittedHistory(OpinionPlace Place, int[] Steps, float[] Logs, byte[] Evidence, int Came, int EndPlace)
{
    /// <summary>The input for trees.</summary>
    public required HistoryTraits Traits { get; init; }

    public Opinions Opinions => new(Place, Steps, Array.ConvertAll(Logs, log => (double)log), Evidence);
}
