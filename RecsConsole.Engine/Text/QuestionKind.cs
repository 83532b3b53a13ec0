namespace RecsConsole.Engine.Text;

/// <summary>What a question is: it decides how much embeddings weigh, see <see cref="FusionSettings.WeightFor"/>.</summary>
public enum QuestionKind
{
    /// <summary>A few words that somebody typed.</summary>
    Typed,

    /// <summary>A case with little text: its terms have fields among them, such as issue=login.</summary>
    Case,

    /// <summary>A few words with an error code or an identifier, which names what is sought exactly.</summary>
    Code,

    /// <summary>A text of many words.</summary>
    LongText,
}
