namespace RecsConsole.Engine.Text;

/// <summary>How words are stemmed and which are dropped.</summary>
public enum TextLanguage
{
    /// <summary>Not recorded: English and German stop words, English endings.</summary>
    Mixed,

    /// <summary>English stop words and endings.</summary>
    English,

    /// <summary>German stop words and endings.</summary>
    German,

    /// <summary>Polish stop words and endings.</summary>
    Polish,

    /// <summary>Any other language: no stop words, no stemming.</summary>
    Plain,
}
