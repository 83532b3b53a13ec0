namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>How much room a person has for another case, as a card says it; less room first.</summary>
internal enum PersonRoom
{
    /// <summary>At capacity.</summary>
    None,

    /// <summary>At least four fifths of the capacity are in use.</summary>
    Scarce,

    /// <summary>Can take more.</summary>
    Free,
}
