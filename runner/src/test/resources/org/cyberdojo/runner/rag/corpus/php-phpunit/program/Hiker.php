<?php

class Hiker
{
    public function answer()
    {
        return 6 * 9;
    }
}
