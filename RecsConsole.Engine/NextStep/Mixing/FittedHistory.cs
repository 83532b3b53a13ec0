namespace RecsConsole.Engine.NextStep;

/// <summary>
/// A history of known continuation, with what the contexts said of it when they were counted without its case. Single precision halves the
/// memory of training.
/// </summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Steps">The steps asked about; all others come after them.</param>
/// <param name="Logs">By opinion and step.</param>
/// <param name="Evidence">By opinion.</param>
/// <param name="Came">The place of what came.</param>
/// <param name="EndPlace">The place of the end; -1 when it was not asked about.</param>
internal sealed record FittedHistory(OpinionPlace Place, int[] Steps, float[] Logs, byte[] Evidence, int Came, int EndPlace)
{
    /// <summary>What trees are told of it.</summary>
    public required HistoryTraits Traits { get; init; }

    public Opinions Opinions => new(Place, Steps, Array.ConvertAll(Logs, log => (double)log), Evidence);
}
