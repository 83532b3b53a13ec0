using System.Collections.Frozen;

namespace RecsConsole.Engine.Text;

/// <summary>Words so common in English or German that they tell no document from another.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its "
        + "may me my no not of on or our she should so such than that the their them then there these they this those to was we were "
        + "what when where which while who whom why will with would you your "
        + "aber als am auch auf aus bei bin bis da damit dann das dass dem den denn der des die dies diese dieser dieses doch "
        + "durch ein eine einem einen einer eines er es für gegen hat haben hier ich ihr ihre im ist ja kann kein keine können "
        + "mein mich mir mit muss nach nicht noch nur ob oder ohne sein seine sich sie sind sowie über um und uns unser unter "
        + "vom von vor warum wegen weil wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwischen"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a lower-case word is one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
