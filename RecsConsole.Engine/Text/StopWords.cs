using System.Collections.Frozen;

namespace RecsConsole.Engine.Text;

/// <summary>Words so common in a language that they tell no text from another.</summary>
public static class StopWords
{
    private const string English =
        "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its "
        + "may me my no not of on or our she should so such than that the their them then there these they this those to was we were "
        + "what when where which while who whom why will with would you your";

    private const string German =
        "aber als am auch auf aus bei bin bis da damit dann das dass dem den denn der des die dies diese dieser dieses doch "
        + "durch ein eine einem einen einer eines er es für gegen hat haben hier ich ihr ihre im ist ja kann kein keine können "
        + "mein mich mir mit muss nach nicht noch nur ob oder ohne sein seine sich sie sind sowie über um und uns unser unter "
        + "vom von vor warum wegen weil wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwischen";

    private const string Polish =
        "a aby albo ale ani bardzo bez bo by być był była było były będzie co czy dla do gdy gdzie go i ich ile im ja jak jako je jego "
        + "jej jest jeszcze jeśli jeżeli już kiedy kto która które którego której który których ma mam mi mnie mój na nad nam nas nasz nie "
        + "niż o od oraz po pod poza przed przez przy są się skąd ta tak taki takie tam te tego tej ten to tu tych tylko tym u w we więc "
        + "wszystko z za ze że żeby";

    private static readonly FrozenSet<string>[] Words =
    [
        SetOf(English + " " + German),
        SetOf(English),
        SetOf(German),
        SetOf(Polish),
        [],
    ];

    /// <summary>Whether a lower-case word is one of them.</summary>
    public static bool Contains(string word, TextLanguage language = TextLanguage.Mixed) =>
        Words[(int)language].Contains(word);

    // who types without marks means the same words
    private static FrozenSet<string> SetOf(string words) =>
        words
            .Split(' ')
            .SelectMany(word => new[] { word, TextFolding.WithoutMarks(word) })
            .ToFrozenSet(StringComparer.Ordinal);
}
